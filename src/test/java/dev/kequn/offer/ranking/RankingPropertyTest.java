package dev.kequn.offer.ranking;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.offer.live.LiveOffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds of every page, whatever the offers and whoever the customer; see {@link RankingOracle}. */
class RankingPropertyTest {
    @Property(tries = 1500)
    void ranksAsTheNaiveTellingOfItDoes(@ForAll long seed) {
        RankingScene scene = new RankingScene(seed);
        RankingOracle oracle = new RankingOracle(scene.terms, scene.seen, scene.customer);

        Decision decision = decided(scene);

        assertThat(decision.shown())
                .extracting(shown -> shown.offer().code())
                .containsExactlyElementsOf(oracle.page(scene.offers, scene.first));
        assertThat(decision.dropped().stream().collect(toMap(one -> one.offer().code(), Dropped::reason)))
                .isEqualTo(oracle.reasons(scene.offers, scene.first));
        assertThat(decision.shown()).allMatch(shown -> shown.explored() == oracle.explores());
        assertThat(decision.shown())
                .allMatch(shown -> shown.factors().score() == oracle.score(shown.offer())
                        || Math.abs(shown.factors().score() / oracle.score(shown.offer()) - 1) < 1e-12);
    }

    @Property(tries = 1500)
    void everyOfferIsInExactlyOneListAndPlacesAreCounted(@ForAll long seed) {
        RankingScene scene = new RankingScene(seed);

        Decision decision = decided(scene);

        assertThat(Stream.concat(
                        decision.shown().stream().map(Shown::offer),
                        decision.dropped().stream().map(Dropped::offer)))
                .containsExactlyInAnyOrderElementsOf(scene.offers);
        assertThat(decision.shown())
                .extracting(Shown::place)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decision.shown().size())
                                .boxed()
                                .toList());
        assertThat(decision.shown()).hasSizeLessThanOrEqualTo(scene.first);
        assertThat(decision.dropped())
                .allMatch(dropped ->
                        (dropped.factors() != null) == (dropped.reason().compareTo(DropReason.SAME_PRODUCT) >= 0));
    }

    @Property(tries = 1500)
    void nothingRiskierThanToleratedIsEverShown(@ForAll long seed) {
        RankingScene scene = new RankingScene(seed);
        RankingOracle oracle = new RankingOracle(scene.terms, scene.seen, scene.customer);

        assertThat(decided(scene).shown()).allMatch(shown -> oracle.suits(shown.offer()));
    }

    @Property(tries = 500)
    void theSameCustomerSeesTheSame(@ForAll long seed) {
        RankingScene scene = new RankingScene(seed);
        List<LiveOffer> turned = new ArrayList<>(scene.offers);
        Collections.reverse(turned);

        Decision again = new Ranking(scene.terms, scene.evidence()).rank(turned, scene.customer, scene.first);

        assertThat(again.shown()).isEqualTo(decided(scene).shown());
    }

    @Test
    void theScenesHaveEveryReasonAndPagesOfEveryKind() {
        List<Decision> decisions = LongStream.range(0, 1500)
                .mapToObj(RankingScene::new)
                .map(RankingPropertyTest::decided)
                .toList();
        Set<DropReason> reasons = EnumSet.noneOf(DropReason.class);
        decisions.forEach(decision -> decision.dropped().forEach(dropped -> reasons.add(dropped.reason())));

        assertThat(reasons).isEqualTo(EnumSet.allOf(DropReason.class));
        assertThat(decisions).anyMatch(decision -> decision.shown().size() > 5);
        assertThat(decisions).anyMatch(decision -> decision.shown().stream().anyMatch(Shown::explored));
        assertThat(decisions).anyMatch(decision -> decision.shown().stream().anyMatch(shown -> !shown.explored()));
    }

    private static Decision decided(RankingScene scene) {
        return new Ranking(scene.terms, scene.evidence()).rank(scene.offers, scene.customer, scene.first);
    }
}
