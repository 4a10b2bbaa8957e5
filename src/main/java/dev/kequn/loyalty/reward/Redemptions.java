package dev.kequn.loyalty.reward;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Redeems rewards: points, piece and redemption in one transaction. The account is locked first, so that a customer's
 * requests are decided one after the other, and the stock last.
 */
@ApplicationScoped
public class Redemptions {
    private final RedemptionScope scope;
    private final TierRanks ranks;
    private final KeyedWork keyed;
    private final AuditTrail audit;
    private final BusinessTime time;

    Redemptions(RedemptionScope scope, TierRanks ranks, KeyedWork keyed, AuditTrail audit, BusinessTime time) {
        this.scope = scope;
        this.ranks = ranks;
        this.keyed = keyed;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Reserves a piece for the customer's points.
     *
     * @param dryRun whether nothing is kept of it
     * @throws Refusal {@link RedemptionRefusal#UNKNOWN_CUSTOMER}, {@code UNKNOWN_REWARD}, {@code REWARD_NOT_VALID},
     *     {@code SOLD_OUT}, {@code LIMIT_REACHED}, {@code TIER_TOO_LOW}, {@code INSUFFICIENT_POINTS}
     */
    public Uni<Redemption> redeem(Caller caller, String customerNo, String code, String key, boolean dryRun) {
        KeyedRequest request = KeyedRequest.of(caller, key, "rewardRedeem", customerNo, code);
        request.check(KeyedWork.FAULTS);
        return scope.customer(caller, customerNo)
                .chain(customerId -> ranks.of(customerId).chain(rank -> {
                    Reserving work = new Reserving(caller, customerId, code, rank, time.today());
                    return dryRun ? keyed.tryOut(request, work) : keyed.once(request, work);
                }));
    }

    private final class Reserving implements KeyedWork.Work {
        private final Caller caller;
        private final long customerId;
        private final String code;
        private final TierRank rank;
        private final LocalDate day;

        Reserving(Caller caller, long customerId, String code, TierRank rank, LocalDate day) {
            this.caller = caller;
            this.customerId = customerId;
            this.code = code;
            this.rank = rank;
            this.day = day;
        }

        @Override
        public Uni<Books> lock(SqlConnection transaction) {
            return Books.open(transaction, day, List.of(Need.ofAll(customerId)));
        }

        @Override
        public Uni<Redemption> of(SqlConnection transaction, @Nullable Books books) {
            RedemptionStore store = new RedemptionStore(transaction);
            return store.offer(code)
                    .invoke(offer -> offer.expectAvailable(day))
                    .invoke(offer -> rank.expectAtLeast(offer.minimumLevel()))
                    .call(offer -> store.had(customerId, offer, day).invoke(offer::expectBelowLimit))
                    .chain(offer -> spent(books, offer)
                            .chain(posted -> store.reserve(
                                    customerId, offer, offer.cost(), posted.version(), null, day, caller.subject())))
                    .call(made -> audit.record(transaction, caller, RedemptionChange.made("rewardRedeem", made)));
        }

        private Uni<Posted> spent(Books books, Offer offer) {
            Memo memo = new Memo(caller.subject(), offer.reward().code(), Long.toString(offer.redemptionId()), null);
            Posted posted =
                    LedgerWords.translated(() -> books.account(customerId).spend(offer.cost(), memo));
            return books.write().replaceWith(posted);
        }
    }
}
