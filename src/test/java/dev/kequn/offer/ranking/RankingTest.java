package dev.kequn.offer.ranking;

import static dev.kequn.offer.ranking.OfferSketch.offer;
import static dev.kequn.offer.ranking.SituationSketch.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kequn.customer.ProductCategory;
import dev.kequn.offer.live.Evidence;
import dev.kequn.offer.live.LiveOffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final RankingTerms TERMS = new RankingTerms(0, 200, 1, 3, 365);

    @Test
    void showsTheBestFirstAndTellsWhyNotTheOthers() {
        List<LiveOffer> offers = List.of(
                offer(1, "A").worth(100, 100).live(),
                offer(2, "B")
                        .worth(300, 100)
                        .product("P", ProductCategory.LOAN, null)
                        .live(),
                offer(3, "C").worth(200, 100).live(),
                offer(4, "D")
                        .worth(250, 100)
                        .product("P", ProductCategory.LOAN, null)
                        .live(),
                offer(5, "E").worth(900, 100).soldOut(true).live());

        Decision decision = ranked(TERMS, offers, 2);

        assertThat(told(decision)).containsExactly("1 B", "2 C", "E SOLD_OUT", "D SAME_PRODUCT", "A OUTRANKED");
        assertThat(decision.shown().get(0).factors()).isEqualTo(new Factors(0.01, 1, 300, 1, 3, 0));
        assertThat(decision.shown()).noneMatch(Shown::explored);
        assertThat(decision.dropped().get(0).factors()).isNull();
        assertThat(decision.dropped().get(1).factors()).isEqualTo(new Factors(0.01, 1, 250, 1, 2.5, 0));
    }

    @Test
    void ofEqualScoresTheFirstCodeWins() {
        List<LiveOffer> offers = List.of(
                offer(1, "C").live(), offer(2, "A").live(), offer(3, "B").live());

        assertThat(told(ranked(TERMS, offers, 5))).containsExactly("1 A", "2 B", "3 C");
    }

    @Test
    void isNotAllAboutOneThing() {
        List<LiveOffer> offers = List.of(
                offer(1, "A").worth(900, 100).live(),
                offer(2, "B").worth(800, 100).live(),
                offer(3, "C").worth(700, 100).live(),
                offer(4, "D").worth(600, 100).live(),
                offer(5, "E")
                        .worth(500, 100)
                        .product("CARD", ProductCategory.CARD, null)
                        .live(),
                offer(6, "F").worth(400, 100).reward("MUG").live(),
                offer(7, "G").worth(300, 100).reward("MUG").live(),
                offer(8, "H").worth(200, 100).reward("TEA").live());

        assertThat(told(ranked(TERMS, offers, 5)))
                .containsExactly("1 A", "2 B", "3 C", "4 E", "5 F", "D SAME_CATEGORY", "G SAME_PRODUCT", "H OUTRANKED");
        assertThat(told(ranked(new RankingTerms(0, 200, 1, 1, 365), offers, 5)))
                .startsWith("1 A", "2 E", "3 F", "4 H", "B SAME_CATEGORY");
    }

    @Test
    void chanceIsTheSameAllMonthAndAnotherTheNext() {
        List<LiveOffer> offers = offers(12);
        LocalDate first = LocalDate.of(2026, 7, 1);

        // As md5sum has it of A:2026-07:7, B:2026-07:7 …
        assertThat(String.join("", codes(rankedOn(first, offers)))).isEqualTo("BHLIAEKGJFDC");
        assertThat(String.join("", codes(rankedOn(LocalDate.of(2026, 7, 31), offers))))
                .isEqualTo("BHLIAEKGJFDC");
        assertThat(String.join("", codes(rankedOn(LocalDate.of(2026, 8, 1), offers))))
                .isEqualTo("KJDIGFALHBCE");
        assertThat(rankedOn(first, offers).shown()).allMatch(Shown::explored);
    }

    @Test
    void chanceMovesNobodyElseWhenAnOfferComes() {
        List<LiveOffer> offers = offers(12);

        List<String> before = codes(rankedOn(SituationSketch.TODAY, offers));
        List<String> after = codes(rankedOn(SituationSketch.TODAY, offers.subList(0, 11)));

        before.remove(offers.get(11).code());
        assertThat(after).isEqualTo(before);
    }

    @Test
    void chanceTakesItsShareOfCustomers() {
        Ranking ranking = new Ranking(new RankingTerms(200, 200, 1, 3, 365), Evidence.NONE);

        List<Long> explored = LongStream.rangeClosed(1, 20_000)
                .filter(id -> ranking.rank(offers(1), customer(id).now(), 5)
                        .shown()
                        .get(0)
                        .explored())
                .boxed()
                .toList();

        assertThat(explored).hasSizeBetween(360, 440);
    }

    @Test
    void settingsThatMeanNothingStopTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RankingTerms(10_001, 200, 1, 3, 365));
        assertThatIllegalArgumentException().isThrownBy(() -> new RankingTerms(-1, 200, 1, 3, 365));
        assertThatIllegalArgumentException().isThrownBy(() -> new RankingTerms(200, 0, 1, 3, 365));
        assertThatIllegalArgumentException().isThrownBy(() -> new RankingTerms(200, 200, 0, 3, 365));
    }

    private static List<LiveOffer> offers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> offer(i + 1, String.valueOf((char) ('A' + i)))
                        .worth(100L * (i + 1), 100)
                        .product("P" + i, ProductCategory.values()[i % 2], null)
                        .live())
                .toList();
    }

    private static Decision ranked(RankingTerms terms, List<LiveOffer> offers, int first) {
        return new Ranking(terms, Evidence.NONE).rank(offers, customer(7).now(), first);
    }

    private static Decision rankedOn(LocalDate day, List<LiveOffer> offers) {
        return new Ranking(new RankingTerms(10_000, 200, 1, 100, 365), Evidence.NONE)
                .rank(offers, customer(7).on(day).now(), 12);
    }

    private static List<String> codes(Decision decision) {
        List<String> codes = new ArrayList<>();
        decision.shown().forEach(shown -> codes.add(shown.offer().code()));
        return codes;
    }

    private static List<String> told(Decision decision) {
        List<String> told = new ArrayList<>();
        decision.shown()
                .forEach(shown -> told.add(shown.place() + " " + shown.offer().code()));
        decision.dropped().forEach(dropped -> told.add(dropped.offer().code() + " " + dropped.reason()));
        return told;
    }
}
