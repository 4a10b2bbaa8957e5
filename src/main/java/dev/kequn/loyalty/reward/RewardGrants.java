package dev.kequn.loyalty.reward;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * Gives rewards for nothing, in the transaction of who has a reason to. The reward's tier and its limit per customer do
 * not count; its days and its stock do.
 */
@ApplicationScoped
public class RewardGrants {
    private final AuditTrail audit;
    private final BusinessTime time;

    RewardGrants(AuditTrail audit, BusinessTime time) {
        this.audit = audit;
        this.time = time;
    }

    /**
     * Reserves a piece for the customer. Locks the reward's stock until the end of the transaction: to be called after
     * accounts and budgets are locked, and for several rewards in the order of their codes.
     *
     * @param source why, 1 to 200 characters
     * @throws Refusal {@link RedemptionRefusal#UNKNOWN_REWARD}, {@code REWARD_NOT_VALID}, {@code SOLD_OUT}
     */
    public Uni<Redemption> grant(SqlConnection transaction, long customerId, String code, String source) {
        Caller giver = Caller.system(source);
        LocalDate day = time.today();
        RedemptionStore store = new RedemptionStore(transaction);
        return store.offer(code)
                .invoke(offer -> offer.expectAvailable(day))
                .chain(offer -> store.reserve(customerId, offer, 0, null, source, day, giver.subject()))
                .onFailure(OfferChanged.class)
                .transform(changed -> Offer.notValid())
                .call(made -> audit.record(transaction, giver, RedemptionChange.made("rewardGrant", made)));
    }

    /**
     * Reserves a piece for each of these customers, in their order, as long as there are any; locks as {@link #grant} does.
     *
     * @param source why, 1 to 200 characters
     * @return how many got one: the first ones; none where the reward cannot be had
     */
    public Uni<Integer> grantEach(SqlConnection transaction, List<Long> customers, String code, String source) {
        Caller giver = Caller.system(source);
        LocalDate day = time.today();
        RedemptionStore store = new RedemptionStore(transaction);
        return new Pieces(transaction)
                .lock(code)
                .chain(() -> store.offer(code))
                .invoke(offer -> offer.expectAvailable(day))
                .chain(offer -> store.give(offer.firstOf(customers), offer, source, day, giver.subject()))
                .call(made -> audit.record(
                        transaction,
                        giver,
                        made.stream()
                                .map(one -> RedemptionChange.made("rewardGrant", one))
                                .toList()))
                .map(List::size)
                .onFailure(Refusal.class)
                .recoverWithItem(0);
    }
}
