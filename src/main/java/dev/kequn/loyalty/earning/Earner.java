package dev.kequn.loyalty.earning;

import dev.kequn.access.Caller;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeptRequest;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives what rules award, each once. Locks accounts by customer, then budgets by code, then rewards; everything is decided
 * behind these locks and written with the books.
 */
@ApplicationScoped
class Earner {
    private static final Logger LOG = Logger.getLogger(Earner.class);
    private static final String OPERATION = "earning";

    private final BusinessTime time;
    private final EarningMetrics metrics;
    private final ReferralGifts gifts;

    Earner(BusinessTime time, EarningMetrics metrics, ReferralGifts gifts) {
        this.time = time;
        this.metrics = metrics;
        this.gifts = gifts;
    }

    /**
     * Gives what these happenings award, in their order.
     *
     * @param keeper under whose name the keys are kept
     * @param waiting customers with points that may wait for one of the happenings
     */
    Uni<Void> earn(SqlConnection transaction, String keeper, List<Happening> happenings, Set<Long> waiting) {
        List<Candidate> candidates =
                happenings.stream().flatMap(one -> one.candidates().stream()).toList();
        List<Need> needs = needs(candidates, waiting);
        if (needs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Candidate> keyed =
                candidates.stream().filter(one -> one.introduction() == null).toList();
        List<KeyedRequest> requests =
                keyed.stream().map(one -> request(keeper, one)).toList();
        List<Long> newcomers = candidates.stream()
                .filter(one -> one.introduction() != null)
                .map(Candidate::customerId)
                .toList();
        return Books.open(transaction, time.today(), needs).chain(books -> LimitStore.open(
                        transaction, candidates.stream().map(Candidate::claim).toList())
                .chain(limits -> kept(transaction, requests)
                        .chain(done -> ReferralReward.rewarded(transaction, newcomers)
                                .map(rewarded -> new EarningRound(books, limits, done, new HashSet<>(rewarded))))
                        .invoke(round -> happenings.forEach(round::take))
                        .chain(round -> books.write()
                                .chain(() -> LimitStore.write(transaction, limits))
                                .chain(() -> keep(transaction, keeper, round.posted()))
                                .chain(() -> ReferralReward.write(transaction, round.rewards()))
                                .chain(() -> gifts.hand(transaction, round.rewards()))
                                .invoke(() -> tell(round.withheld())))));
    }

    private static List<Need> needs(Collection<Candidate> candidates, Set<Long> waiting) {
        List<Need> needs = new ArrayList<>();
        waiting.forEach(customer -> needs.add(Need.ofAll(customer)));
        Set<Long> earning = new HashSet<>();
        for (Candidate candidate : candidates) {
            earning.add(candidate.customerId());
            if (candidate.introduction() != null && candidate.introduction().active()) {
                earning.add(candidate.introduction().referrerId());
            }
        }
        earning.forEach(customer -> needs.add(Need.toEarn(customer)));
        return needs;
    }

    private static KeyedRequest request(String keeper, Candidate candidate) {
        Caller caller = new Caller(keeper, Set.of(), null, null, null);
        return new KeyedRequest(caller, candidate.key(), OPERATION, candidate.key());
    }

    private static Uni<Set<String>> kept(SqlConnection transaction, List<KeyedRequest> requests) {
        if (requests.isEmpty()) {
            return Uni.createFrom().item(new HashSet<>());
        }
        return IdempotencyKeys.find(transaction, requests).map(found -> {
            Set<String> keys = new HashSet<>();
            for (int i = 0; i < requests.size(); i++) {
                @Nullable KeptRequest earlier = found.get(i);
                if (earlier != null) {
                    keys.add(requests.get(i).key());
                }
            }
            return keys;
        });
    }

    private static Uni<Void> keep(SqlConnection transaction, String keeper, Map<Candidate, Posted> done) {
        List<KeyedRequest> requests =
                done.keySet().stream().map(one -> request(keeper, one)).toList();
        List<String> results = done.values().stream()
                .map(posted -> posted.customerId() + "." + posted.version())
                .toList();
        return requests.isEmpty() ? Uni.createFrom().voidItem() : IdempotencyKeys.keep(transaction, requests, results);
    }

    private void tell(Map<Enum<?>, Integer> withheld) {
        withheld.forEach((reason, times) -> {
            metrics.withheld(reason).increment(times);
            LOG.debugf("Points of rules were cut or not given %d times: %s", times, reason);
        });
    }
}
