package dev.kequn.campaign.journey;

import dev.kequn.campaign.contact.ContactPlanner;
import dev.kequn.campaign.round.RoundFunds;
import dev.kequn.loyalty.account.PointCost;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.reward.RewardGrants;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
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
        List<PastStep> due = giving.stream()
                .filter(done -> gifts.of(done).reward() != null)
                .sorted(Comparator.comparing(done -> done.step().reward()))
                .toList();
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(done -> hand(transaction, settling, done, gifts))
                .collect()
                .last();
    }

    private Uni<Void> hand(SqlConnection transaction, Settling settling, PastStep done, GiftGiving gifts) {
        return transaction
                .query("SAVEPOINT gift")
                .execute()
                .chain(() -> rewards.grant(
                        transaction,
                        done.key().customerId(),
                        done.step().reward(),
                        "campaign:" + settling.campaign(done)))
                .replaceWithVoid()
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> transaction
                        .query("ROLLBACK TO SAVEPOINT gift")
                        .execute()
                        .invoke(() -> gifts.withoutReward(done))
                        .replaceWithVoid());
    }
}
