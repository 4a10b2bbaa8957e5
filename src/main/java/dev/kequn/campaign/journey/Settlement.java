package dev.kequn.campaign.journey;

import dev.kequn.campaign.contact.ContactPlanner;
import dev.kequn.campaign.round.RoundFunds;
import dev.kequn.loyalty.account.PointCost;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.reward.RewardGrants;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives what completed steps promise and writes them, behind the locks on accounts and enrolments: contacts are planned
 * first, for they lock the customers' standings before the rounds.
 */
@ApplicationScoped
class Settlement {
    private final ContactPlanner planner;
    private final PointCost cost;
    private final RewardGrants rewards;
    private final BusinessTime time;

    Settlement(ContactPlanner planner, PointCost cost, RewardGrants rewards, BusinessTime time) {
        this.planner = planner;
        this.cost = cost;
        this.rewards = rewards;
        this.time = time;
    }

    /** @param books of the members; null where there are none */
    Uni<Void> settle(SqlConnection transaction, Settling settling, @Nullable Books books) {
        List<Long> approached = settling.approached(time.today());
        List<PastStep> giving = settling.completed().stream()
                .filter(done -> done.step().gives()
                        && settling.members().contains(done.key().customerId()))
                .toList();
        List<RoundFunds.Place> places = giving.stream().map(Gift::place).toList();
        return planner.planFor(
                        transaction,
                        approached,
                        places.stream().map(RoundFunds.Place::roundId).toList())
                .chain(() -> RoundFunds.open(transaction, places))
                .chain(funds -> {
                    GiftGiving gifts = new GiftGiving(settling, funds, books, cost);
                    settling.completed().forEach(gifts::give);
                    return hand(transaction, settling, giving, gifts)
                            .chain(() -> books == null ? Uni.createFrom().voidItem() : books.write())
                            .chain(() -> StepWriter.write(transaction, settling, gifts))
                            .chain(funds::write);
                });
    }

    /** In the order of their codes, for each locks its stock. */
    private Uni<Void> hand(SqlConnection transaction, Settling settling, List<PastStep> giving, GiftGiving gifts) {
        Map<Handing, List<PastStep>> due = giving.stream()
                .filter(done -> gifts.of(done).reward() != null)
                .collect(Collectors.groupingBy(
                        done -> new Handing(done.step().reward(), settling.campaign(done)),
                        TreeMap::new,
                        Collectors.toList()));
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(due.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(one -> hand(transaction, one.getKey(), one.getValue(), gifts))
                        .collect()
                        .last();
    }

    private Uni<Void> hand(SqlConnection transaction, Handing handing, List<PastStep> due, GiftGiving gifts) {
        return rewards.grantEach(
                        transaction,
                        due.stream().map(done -> done.key().customerId()).toList(),
                        handing.reward(),
                        "campaign:" + handing.campaign())
                .invoke(given -> due.subList(given, due.size()).forEach(gifts::withoutReward))
                .replaceWithVoid();
    }

    /** A reward, and for which campaign it is given. */
    private record Handing(String reward, String campaign) implements Comparable<Handing> {
        @Override
        public int compareTo(Handing other) {
            int byReward = reward.compareTo(other.reward);
            return byReward == 0 ? campaign.compareTo(other.campaign) : byReward;
        }
    }
}
