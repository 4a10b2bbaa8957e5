package dev.kequn.offer.ranking;

import static dev.kequn.offer.ranking.OfferSketch.offer;
import static dev.kequn.offer.ranking.SituationSketch.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.Tally;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {
    private static final Offset<Double> EXACTLY = within(1e-15);
    private static final Predicate<Object[]> ALWAYS = facts -> true;
    private static final PeerGroup PEERS = PeerGroup.of(40, "GOLD");
    private static final Evidence EVIDENCE = new Evidence(
            Map.of(1L, Map.of("35/GOLD", new Tally(300, 45), "65/-", new Tally(400, 3), "*", new Tally(100, 2))));

    private final Scoring scoring = new Scoring(EVIDENCE, new Propensity(200));

    @Test
    void startsFromWhatWasExpected() {
        Factors factors =
                scoring.of(offer(9, "NEW").worth(5000, 300).live(), customer(7).now());

        assertThat(factors).isEqualTo(new Factors(0.03, 1, 5000, 1, 150, 0));
    }

    @Test
    void learnsAmongCustomersAlikeOnWhatWasLearntOfEverybody() {
        Factors factors = scoring.of(
                offer(1, "A").worth(5000, 300).lever(150).live(),
                customer(7).among(PEERS).now());

        double everybody = (50 + 200 * 0.03) / (800 + 200);
        double alike = (45 + 200 * everybody) / (300 + 200);
        assertThat(everybody).isEqualTo(0.056);
        assertThat(factors.propensity()).isEqualTo(alike, EXACTLY).isEqualTo(0.1124, EXACTLY);
        assertThat(factors.lever()).isEqualTo(1.5);
        assertThat(factors.score()).isCloseTo(0.1124 * 5000 * 1.5, within(1e-9));
        assertThat(factors.evidence()).isEqualTo(300);
    }

    @Test
    void aGroupNobodyKnowsStartsFromEverybody() {
        Factors factors = scoring.of(
                offer(1, "A").worth(1, 300).live(),
                customer(7).among(PeerGroup.of(null, null)).now());

        assertThat(factors.propensity()).isEqualTo(0.056, EXACTLY);
        assertThat(factors.evidence()).isZero();
    }

    @Test
    void whoIsNotProfiledIsOneOfEverybody() {
        Factors factors = scoring.of(
                offer(1, "A").worth(1, 300).live(),
                customer(7).among(PEERS).consents(true, false).now());

        assertThat(factors.propensity()).isEqualTo(0.056, EXACTLY);
        assertThat(factors.evidence()).isEqualTo(800);
    }

    @Test
    void multipliesTheContextsThatHold() {
        OfferSketch offer = offer(1, "A")
                .context(OfferChannel.MOBILE_BANKING, null, null, ALWAYS, 200)
                .context(OfferChannel.BRANCH, null, null, ALWAYS, 500)
                .context(null, 701, 731, ALWAYS, 50)
                .context(null, 801, 831, ALWAYS, 500)
                .context(null, null, null, facts -> "yes".equals(facts[0]), 130)
                .context(null, null, null, facts -> "no".equals(facts[0]), 500)
                .context(OfferChannel.MOBILE_BANKING, 715, 715, facts -> "no".equals(facts[0]), 500);

        assertThat(Contexts.factor(offer.live(), customer(7).facts("yes").now()))
                .isEqualTo(1.3, EXACTLY);
    }

    @Test
    void keepsContextsWithinBounds() {
        OfferSketch more = offer(1, "A");
        OfferSketch less = offer(2, "B");
        for (int i = 0; i < 3; i++) {
            more.context(OfferChannel.MOBILE_BANKING, null, null, ALWAYS, 1000);
            less.context(OfferChannel.MOBILE_BANKING, null, null, ALWAYS, 1);
        }

        assertThat(Contexts.factor(more.live(), customer(7).now())).isEqualTo(100);
        assertThat(Contexts.factor(less.live(), customer(7).now())).isEqualTo(0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "1201,228,2026-11-30,1",
        "1201,228,2026-12-01,2",
        "1201,228,2027-01-15,2",
        "1201,228,2027-02-28,2",
        "1201,228,2028-02-29,1",
        "701,715,2026-07-15,2",
        "701,715,2026-07-16,1",
        "715,715,2026-07-15,2",
        "716,714,2026-07-15,1"
    })
    void aSeasonMayRunIntoTheNextYear(int from, int to, LocalDate today, double factor) {
        OfferSketch offer = offer(1, "A").context(null, from, to, ALWAYS, 200);

        assertThat(Contexts.factor(offer.live(), customer(7).on(today).now())).isEqualTo(factor);
    }
}
