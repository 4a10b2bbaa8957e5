package dev.kequn.offer.ranking;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.definition.OfferContent;
import dev.kequn.offer.definition.OfferContext;
import dev.kequn.offer.definition.OfferTerms;
import dev.kequn.offer.definition.OfferText;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A live offer under construction; of a deposit of its own, for everybody, unless told otherwise. */
public final class OfferSketch {
    private final long id;
    private final String code;
    private String product;
    private String reward;
    private ProductCategory category = ProductCategory.DEPOSIT;
    private Integer grade;
    private String campaign;
    private String step;
    private long value = 1000;
    private int expectedShare = 100;
    private int lever = 100;
    private OfferChannel[] channels = OfferChannel.values();
    private LocalDate firstDay = LocalDate.of(2026, 1, 1);
    private LocalDate lastDay = LocalDate.of(2026, 12, 31);
    private boolean toHolders;
    private int restDays = 30;
    private boolean soldOut;
    private Predicate<Object[]> eligible = facts -> true;
    private final List<OfferContext> contexts = new ArrayList<>();
    private final List<Predicate<Object[]>> conditions = new ArrayList<>();

    private OfferSketch(long id, String code) {
        this.id = id;
        this.code = code;
        this.product = "OF_" + code;
    }

    public static OfferSketch offer(long id, String code) {
        return new OfferSketch(id, code);
    }

    public OfferSketch product(String of, ProductCategory itsCategory, Integer itsGrade) {
        product = of;
        category = itsCategory;
        grade = itsGrade;
        return this;
    }

    OfferSketch reward(String of) {
        product = null;
        category = null;
        reward = of;
        return this;
    }

    OfferSketch campaign(String of, String atStep) {
        campaign = of;
        step = atStep;
        return this;
    }

    public OfferSketch worth(long minorUnits, int outOf10000) {
        value = minorUnits;
        expectedShare = outOf10000;
        return this;
    }

    OfferSketch lever(int percent) {
        lever = percent;
        return this;
    }

    OfferSketch channels(OfferChannel... only) {
        channels = only;
        return this;
    }

    OfferSketch days(LocalDate first, LocalDate last) {
        firstDay = first;
        lastDay = last;
        return this;
    }

    OfferSketch toHolders(boolean also) {
        toHolders = also;
        return this;
    }

    OfferSketch restDays(int days) {
        restDays = days;
        return this;
    }

    OfferSketch soldOut(boolean gone) {
        soldOut = gone;
        return this;
    }

    OfferSketch eligible(Predicate<Object[]> condition) {
        eligible = condition;
        return this;
    }

    OfferSketch context(OfferChannel channel, Integer from, Integer to, Predicate<Object[]> condition, int percent) {
        contexts.add(new OfferContext(channel, from, to, null, percent));
        conditions.add(condition);
        return this;
    }

    public LiveOffer live() {
        OfferTerms terms = new OfferTerms(
                code,
                code,
                product,
                reward,
                campaign,
                step,
                null,
                value,
                expectedShare,
                lever,
                List.of(channels).stream().map(Enum::name).toArray(String[]::new),
                firstDay,
                lastDay,
                null,
                toHolders,
                null,
                null,
                restDays);
        OfferText text = new OfferText("zh", code, code, code);
        return new LiveOffer(
                id,
                code,
                id,
                1,
                new OfferContent(terms, List.of(text), List.copyOf(contexts)),
                category,
                grade,
                soldOut,
                eligible,
                List.copyOf(conditions));
    }
}
