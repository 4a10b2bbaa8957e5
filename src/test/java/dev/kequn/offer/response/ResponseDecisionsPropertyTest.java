package dev.kequn.offer.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.access.Caller;
import dev.kequn.offer.OfferChannel;
import dev.kequn.offer.SuitableRisk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However responses are cut into transactions, what they come to is the same, and it is what counting one by one gives. */
class ResponseDecisionsPropertyTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 15);
    private static final ResponseJudge JUDGE = new ResponseJudge(TODAY, new SuitableRisk(365));
    private static final Caller SERVICE = new Caller("phones", Set.of("service"), null, null, null);
    private static final int STOCK = 2;
    private static final int MOST_SHOWN = 3;

    /** Customer 1 to 3, offer 1 or 2, one of four impressions of each. */
    private record Said(int customer, int offer, int impression, OfferResponseKind kind) {}

    @Property(tries = 500)
    void transactionsMakeNoDifference(
            @ForAll("responses") @Size(max = 60) List<Said> responses, @ForAll @IntRange(min = 1, max = 60) int size) {
        Bank whole = new Bank();
        Bank cut = new Bank();

        List<String> atOnce = whole.take(responses);
        List<String> inPieces = new ArrayList<>();
        for (int from = 0; from < responses.size(); from += size) {
            inPieces.addAll(cut.take(responses.subList(from, Math.min(responses.size(), from + size))));
        }

        assertThat(inPieces).isEqualTo(atOnce);
        assertThat(cut.standings).isEqualTo(whole.standings);
        assertThat(cut.said).isEqualTo(whole.said);
        assertThat(cut.taken).isEqualTo(whole.taken);
    }

    @Property(tries = 500)
    void whatTheyComeToIsWhatCountingGives(@ForAll("responses") @Size(max = 60) List<Said> responses) {
        Bank bank = new Bank();
        Set<String> seen = new HashSet<>();
        Set<String> reacted = new HashSet<>();
        Set<String> accepted = new HashSet<>();
        Map<Integer, Integer> left = new HashMap<>(Map.of(1, STOCK, 2, STOCK));
        Map<String, Integer> shown = new HashMap<>();
        Map<String, Integer> silent = new HashMap<>();
        List<String> expected = new ArrayList<>();

        for (Said one : responses) {
            String pair = one.customer + "." + one.offer;
            String impression = pair + "." + one.impression;
            boolean reaction = one.kind != OfferResponseKind.SHOWN;
            if (reaction ? reacted.contains(impression + one.kind) : seen.contains(impression)) {
                expected.add("REPEATED");
            } else if (one.kind == OfferResponseKind.ACCEPTED && accepted.contains(pair)) {
                expected.add("ALREADY_ACCEPTED");
            } else if (one.kind == OfferResponseKind.ACCEPTED && left.get(one.offer) == 0) {
                expected.add("OUT_OF_STOCK");
            } else {
                expected.add("RECORDED");
                if (seen.add(impression)) {
                    shown.merge(pair, 1, Integer::sum);
                    silent.merge(pair, 1, Integer::sum);
                }
                if (reaction) {
                    reacted.add(impression + one.kind);
                }
                if (reaction || silent.get(pair) == MOST_SHOWN) {
                    silent.put(pair, 0);
                }
                if (one.kind == OfferResponseKind.ACCEPTED) {
                    accepted.add(pair);
                    left.merge(one.offer, -1, Integer::sum);
                }
            }
        }

        assertThat(bank.take(responses)).isEqualTo(expected);
        bank.standings.forEach((key, standing) -> {
            String pair = key.customerId() + "." + key.offerId();
            assertThat(standing.shown()).isEqualTo(shown.get(pair));
            assertThat(standing.unanswered()).isEqualTo(silent.get(pair));
            assertThat(standing.acceptedOn() != null).isEqualTo(accepted.contains(pair));
        });
        assertThat(bank.standings).hasSize(shown.size());
    }

    @Provide
    Arbitrary<List<Said>> responses() {
        Arbitrary<Said> one = Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(OfferResponseKind.class))
                .as(Said::new);
        return one.list().ofMaxSize(60);
    }

    /** What would be in the database. */
    private static final class Bank {
        private final Map<StandingKey, OfferStanding> standings = new TreeMap<>();
        private final Set<SaidResponse> said = new HashSet<>();
        private final Map<Long, Integer> taken = new HashMap<>();

        List<String> take(List<Said> responses) {
            Map<Long, Respondent> customers = new HashMap<>();
            Map<Long, AnsweredOffer> offers = new HashMap<>();
            Map<Long, OfferStock> stocks = new HashMap<>();
            for (long id = 1; id <= 3; id++) {
                customers.put(id, new Respondent(id, "C" + id, null, "B", null, null, true));
                offers.put(
                        id,
                        new AnsweredOffer(
                                id, id, "O" + id, "P", null, null, MOST_SHOWN, 30, null, null, true, TODAY, null));
                stocks.put(id, new OfferStock(id, STOCK, taken.getOrDefault(id, 0)));
            }
            KnownStandings known =
                    new KnownStandings(customers, offers, Map.copyOf(standings), Set.copyOf(said), stocks);
            ResponseDecisions decisions =
                    ResponseDecisions.on(responses.stream().map(Bank::given).toList(), known, JUDGE, anybody -> true);
            standings.putAll(decisions.changed());
            decisions.recorded().forEach(one -> said.add(one.said()));
            decisions.taken().forEach((offer, more) -> taken.merge(offer, more, Integer::sum));
            return decisions.outcomes().stream()
                    .map(outcome -> outcome.refusal() == null
                            ? outcome.status().name()
                            : outcome.refusal().code().name())
                    .toList();
        }

        private static GivenResponse given(Said said) {
            Instant now = Instant.parse("2026-07-15T04:00:00Z");
            Impression impression = new Impression(
                    said.offer * 100L + said.impression,
                    said.customer,
                    said.offer,
                    said.offer,
                    OfferChannel.WECHAT,
                    "*",
                    1,
                    false,
                    now);
            return new GivenResponse(SERVICE, impression, said.kind, now.atOffset(ZoneOffset.UTC), TODAY, false);
        }
    }
}
