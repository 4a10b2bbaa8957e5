package dev.kequn.offer.ranking;

import static dev.kequn.offer.ranking.OfferSketch.offer;
import static dev.kequn.offer.ranking.SituationSketch.TODAY;
import static dev.kequn.offer.ranking.SituationSketch.customer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.OfferChannel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FunnelTest {
    private static final int VALID_DAYS = 365;
    private static final Exposure DECLINED = new Exposure("OF_A", null, TODAY, null);

    private final Funnel funnel = new Funnel(VALID_DAYS);

    @Test
    void tellsTheFirstReasonThatAppliesInTheirOrder() {
        OfferSketch offer = offer(1, "A")
                .product("FUND_A", ProductCategory.FUND, 3)
                .campaign("SPRING", "VISIT")
                .channels(OfferChannel.BRANCH)
                .days(TODAY.plusDays(1), TODAY.plusDays(9))
                .soldOut(true)
                .eligible(facts -> (Boolean) facts[0]);
        SituationSketch customer = customer(7)
                .facts(false)
                .takesPart("SPRING", false, null)
                .exposed(1, new Exposure("FUND_A", TODAY.plusDays(1), TODAY, TODAY))
                .holds("FUND_A")
                .tolerates(2, TODAY)
                .consents(false, true)
                .suppressedUntil(TODAY.plusDays(1));
        List<Runnable> cures = List.of(
                () -> offer.channels(OfferChannel.BRANCH, OfferChannel.MOBILE_BANKING),
                () -> offer.days(TODAY, TODAY),
                () -> offer.soldOut(false),
                () -> customer.facts(true),
                () -> customer.takesPart("SPRING", true, "CALL"),
                () -> customer.takesPart("SPRING", true, "VISIT"),
                () -> customer.exposed(1, new Exposure("FUND_A", TODAY.plusDays(1), TODAY, null)),
                () -> offer.toHolders(true),
                () -> customer.tolerates(3, TODAY),
                () -> customer.consents(true, true),
                () -> customer.suppressedUntil(TODAY),
                () -> customer.exposed(1, new Exposure("FUND_A", TODAY.plusDays(1), null, null)),
                () -> customer.exposed(1, new Exposure("FUND_A", TODAY, null, null)));
        List<DropReason> told = new ArrayList<>();
        told.add(funnel.drops(offer.live(), customer.now()));

        for (Runnable cure : cures) {
            cure.run();
            told.add(funnel.drops(offer.live(), customer.now()));
        }

        assertThat(told)
                .containsExactly(
                        DropReason.OTHER_CHANNEL,
                        DropReason.OUTSIDE_DAYS,
                        DropReason.SOLD_OUT,
                        DropReason.NOT_ELIGIBLE,
                        DropReason.CONTROL,
                        DropReason.OTHER_STEP,
                        DropReason.ACCEPTED,
                        DropReason.HELD,
                        DropReason.UNSUITABLE,
                        DropReason.NO_CONSENT,
                        DropReason.SUPPRESSED,
                        DropReason.DECLINED,
                        DropReason.RESTING,
                        null);
    }

    @Test
    void theOrderIsTheOneInWhichReasonsAreDeclared() {
        assertThat(Stream.of(DropReason.values()).map(Enum::name))
                .startsWith("OTHER_CHANNEL", "OUTSIDE_DAYS", "SOLD_OUT", "NOT_ELIGIBLE", "NOT_ENROLLED", "CONTROL")
                .containsSubsequence(
                        "OTHER_STEP",
                        "ACCEPTED",
                        "HELD",
                        "UNSUITABLE",
                        "NO_CONSENT",
                        "SUPPRESSED",
                        "DECLINED",
                        "RESTING",
                        "SAME_PRODUCT",
                        "SAME_CATEGORY",
                        "OUTRANKED");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-14,OUTSIDE_DAYS", "2026-07-15,", "2026-07-17,", "2026-07-18,OUTSIDE_DAYS"})
    void countsTheFirstAndTheLastDay(LocalDate today, DropReason reason) {
        OfferSketch offer = offer(1, "A").days(TODAY, TODAY.plusDays(2));

        assertThat(funnel.drops(offer.live(), customer(7).on(today).now())).isEqualTo(reason);
    }

    @Test
    void anOfferOfACampaignIsForThoseItTreatsAtItsStep() {
        OfferSketch anyStep = offer(1, "A").campaign("SPRING", null);

        assertThat(funnel.drops(anyStep.live(), customer(7).now())).isEqualTo(DropReason.NOT_ENROLLED);
        assertThat(funnel.drops(
                        anyStep.live(),
                        customer(7).takesPart("AUTUMN", true, "VISIT").now()))
                .isEqualTo(DropReason.NOT_ENROLLED);
        assertThat(funnel.drops(
                        anyStep.live(),
                        customer(7).takesPart("SPRING", true, null).now()))
                .isEqualTo(DropReason.NOT_ENROLLED);
        assertThat(funnel.drops(
                        anyStep.live(),
                        customer(7).takesPart("SPRING", false, null).now()))
                .isEqualTo(DropReason.CONTROL);
        assertThat(funnel.drops(
                        anyStep.live(),
                        customer(7).takesPart("SPRING", true, "VISIT").now()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // grade of the product, what he tolerates, since when
        "1,5,2026-07-15,",
        "3,3,2026-07-15,",
        "4,3,2026-07-15,UNSUITABLE",
        "1,,,UNSUITABLE",
        "1,5,,UNSUITABLE",
        "1,5,2025-07-16,",
        "1,5,2025-07-15,UNSUITABLE"
    })
    void neverLetsARiskierProductThrough(int grade, Integer tolerance, LocalDate since, DropReason reason) {
        OfferSketch offer = offer(1, "A").product("P", ProductCategory.DEPOSIT, grade);

        assertThat(funnel.drops(
                        offer.live(), customer(7).tolerates(tolerance, since).now()))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(ProductCategory.class)
    void aProductOfUnknownRiskIsForNobodyWhereItCouldHaveOne(ProductCategory category) {
        OfferSketch offer = offer(1, "A").product("P", category, null);

        assertThat(funnel.drops(offer.live(), customer(7).tolerates(null, null).now()))
                .isEqualTo(
                        switch (category) {
                            case WEALTH, FUND, INSURANCE -> DropReason.UNSUITABLE;
                            default -> null;
                        });
    }

    @Test
    void aRewardHasNoRisk() {
        assertThat(funnel.drops(
                        offer(1, "A").reward("MUG").live(),
                        customer(7).tolerates(null, null).now()))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-24,DECLINED", "2026-07-25,"})
    void declinedStaysAwayForItsDaysOfRest(LocalDate today, DropReason reason) {
        OfferSketch offer = offer(1, "A").restDays(10);

        assertThat(funnel.drops(
                        offer.live(), customer(7).exposed(1, DECLINED).on(today).now()))
                .isEqualTo(reason);
    }

    @Test
    void whoDeclinesOneOfferOfAProductIsLeftAloneWithTheOthers() {
        SituationSketch customer = customer(7).exposed(2, DECLINED);

        assertThat(funnel.drops(offer(1, "A").live(), customer.now())).isEqualTo(DropReason.DECLINED);
        assertThat(funnel.drops(offer(3, "B").live(), customer.now())).isNull();
        assertThat(funnel.drops(
                        offer(3, "C").reward("MUG").live(),
                        customer(7)
                                .exposed(2, new Exposure(null, null, TODAY, null))
                                .now()))
                .isNull();
    }

    @Test
    void anotherOffersRestAndAcceptanceAreItsOwn() {
        SituationSketch customer = customer(7).exposed(2, new Exposure("OF_A", TODAY.plusDays(5), null, TODAY));

        assertThat(funnel.drops(offer(1, "A").live(), customer.now())).isNull();
    }

    @Test
    void aHolderSeesWhatIsForHoldersToo() {
        SituationSketch holder = customer(7).holds("OF_A");

        assertThat(funnel.drops(offer(1, "A").live(), holder.now())).isEqualTo(DropReason.HELD);
        assertThat(funnel.drops(offer(1, "A").toHolders(true).live(), holder.now()))
                .isNull();
    }
}
