package dev.kequn.offer.response;

import dev.kequn.loyalty.reward.RewardGrants;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gives those who accept an offer its reward, in their order, as long as there are pieces. */
final class RewardedAcceptances {
    private RewardedAcceptances() {}

    /** A reward, and for which offer it is given; in the order in which stocks are locked. */
    private record Given(String reward, String offer) implements Comparable<Given> {
        private static final Comparator<Given> ORDER =
                Comparator.comparing(Given::reward).thenComparing(Given::offer);

        @Override
        public int compareTo(Given other) {
            return ORDER.compare(this, other);
        }
    }

    /** Behind the locks on standings and stocks of offers; who got one. */
    static Uni<Set<StandingKey>> give(
            SqlConnection transaction,
            RewardGrants grants,
            List<GivenResponse> accepted,
            Map<Long, AnsweredOffer> offers) {
        Map<Given, List<StandingKey>> due = new TreeMap<>();
        for (GivenResponse response : accepted) {
            AnsweredOffer offer = offers.get(response.impression().versionId());
            if (offer.rewardCode() != null) {
                due.computeIfAbsent(new Given(offer.rewardCode(), offer.code()), first -> new ArrayList<>())
                        .add(response.standing());
            }
        }
        Set<StandingKey> had = new HashSet<>();
        return Multi.createFrom()
                .iterable(due.entrySet())
                .onItem()
                .transformToUniAndConcatenate(one -> grants.grantEach(
                                transaction,
                                one.getValue().stream()
                                        .map(StandingKey::customerId)
                                        .toList(),
                                one.getKey().reward(),
                                "offer:" + one.getKey().offer())
                        .invoke(given -> had.addAll(one.getValue().subList(0, given))))
                .collect()
                .last()
                .replaceWith(had);
    }
}
