package dev.kequn.offer.definition;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.OfferSettings;
import dev.kequn.platform.Faults;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds what a draft says to its limits; its conditions and what it names are seen to elsewhere. */
@ApplicationScoped
class OfferCheck {
    private static final Faults FAULTS = new Faults(OfferRefusal.INVALID_OFFER);
    private static final int LONGEST_NAME = 100;
    private static final long DEAREST = 99_999_999_999L;
    private static final int WHOLE = 10_000;
    private static final int LARGEST_STOCK = 1_000_000_000;
    private static final int MOST_SHOWN = 1_000;
    private static final int LONGEST_REST = 366;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_BODY = 500;
    private static final int LONGEST_ACTION = 20;
    private static final int MOST_FACTOR = 1_000;

    private final String fallback;

    OfferCheck(OfferSettings settings) {
        this.fallback = settings.fallbackLocale();
    }

    void check(String code, OfferContent content) {
        FAULTS.code(code, "code");
        subject(content.terms());
        numbers(content.terms());
        where(content.terms());
        texts(content.texts());
        FAULTS.check(content.contexts().size() <= MOST_PARTS, "contexts", "At most 20 contexts");
        for (int i = 0; i < content.contexts().size(); i++) {
            context(content.contexts().get(i), content.terms(), "contexts[" + i + "]");
        }
    }

    private static void subject(OfferTerms terms) {
        FAULTS.line(terms.nameZh(), LONGEST_NAME, "nameZh");
        FAULTS.line(terms.nameEn(), LONGEST_NAME, "nameEn");
        FAULTS.check(
                (terms.productCode() == null) != (terms.rewardCode() == null),
                "productCode",
                "An offer is of a product or of a reward");
        FAULTS.check(
                terms.step() == null || terms.campaignCode() != null, "step", "There is no campaign to have the step");
        FAULTS.check(!terms.toHolders() || terms.productCode() != null, "toHolders", "There is no product to be held");
        FAULTS.picture(terms.pictureUrl(), "pictureUrl");
    }

    private static void numbers(OfferTerms terms) {
        FAULTS.amount(terms.value(), 1, DEAREST, "value");
        FAULTS.range(terms.expectedShare(), 1, WHOLE - 1, "expectedShareBasisPoints");
        FAULTS.range(terms.lever(), 1, WHOLE, "lever");
        FAULTS.range(terms.stock(), 0, LARGEST_STOCK, "stock");
        FAULTS.range(terms.mostShown(), 1, MOST_SHOWN, "mostShown");
        FAULTS.range(terms.restDays(), 1, LONGEST_REST, "restDays");
    }

    private static void where(OfferTerms terms) {
        List<String> channels = List.of(terms.channels());
        FAULTS.check(!channels.isEmpty(), "channels", "Nobody would ever see it");
        FAULTS.check(new HashSet<>(channels).size() == channels.size(), "channels", "A channel is there twice");
        FAULTS.day(terms.firstDay(), "firstDay");
        FAULTS.day(terms.lastDay(), "lastDay");
        FAULTS.check(!terms.lastDay().isBefore(terms.firstDay()), "lastDay", "The last day is before the first");
    }

    private void texts(List<OfferText> texts) {
        FAULTS.check(texts.size() <= MOST_PARTS, "texts", "At most 20 texts");
        Set<String> locales = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            OfferText text = texts.get(i);
            String place = "texts[" + i + "].";
            FAULTS.locale(text.locale(), place + "locale");
            FAULTS.check(locales.add(text.locale()), place + "locale", "The language is there twice");
            FAULTS.line(text.title(), LONGEST_TITLE, place + "title");
            FAULTS.lines(text.body(), LONGEST_BODY, place + "body");
            FAULTS.line(text.action(), LONGEST_ACTION, place + "action");
        }
        FAULTS.check(locales.contains(fallback), "texts", "A text in %s is missing".formatted(fallback));
    }

    private static void context(OfferContext context, OfferTerms terms, String place) {
        OfferChannel channel = context.channel();
        FAULTS.check(
                channel != null || context.fromDay() != null || context.condition() != null,
                place,
                "A channel, days or a condition is missing");
        FAULTS.check(
                channel == null || Arrays.asList(terms.channels()).contains(channel.name()),
                place + ".channel",
                "The offer is not shown there");
        FAULTS.check(
                (context.fromDay() == null) == (context.toDay() == null),
                place + ".toDay",
                "Days have a first and a last");
        if (context.fromDay() != null && context.toDay() != null) {
            FAULTS.yearlyDay(context.fromDay(), place + ".fromDay");
            FAULTS.yearlyDay(context.toDay(), place + ".toDay");
        }
        FAULTS.range(context.factor(), 1, MOST_FACTOR, place + ".factor");
    }
}
