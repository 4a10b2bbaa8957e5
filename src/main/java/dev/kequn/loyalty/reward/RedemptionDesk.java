package dev.kequn.loyalty.reward;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends redemptions: hands the piece out, or takes it and the points back. */
@ApplicationScoped
public class RedemptionDesk {
    private final RedemptionScope scope;
    private final KeyedWork keyed;
    private final AuditTrail audit;
    private final BusinessTime time;

    RedemptionDesk(RedemptionScope scope, KeyedWork keyed, AuditTrail audit, BusinessTime time) {
        this.scope = scope;
        this.keyed = keyed;
        this.audit = audit;
        this.time = time;
    }

    /** @throws Refusal {@link RedemptionRefusal#UNKNOWN_REDEMPTION}, {@link RedemptionRefusal#WRONG_STATE} */
    public Uni<Redemption> fulfil(Caller caller, long id, String key) {
        KeyedRequest request = request(caller, "redemptionFulfil", id, key);
        return scope.staffRedemption(caller, id)
                .chain(found -> keyed.once(request, new Fulfilling(caller, found, time.today())));
    }

    /**
     * Gives the points back to the lots they came from, and the piece to the stock.
     *
     * @throws Refusal {@link RedemptionRefusal#UNKNOWN_REDEMPTION}, {@code WRONG_STATE}, {@code NOT_REVERSIBLE}
     */
    public Uni<Redemption> cancel(Caller caller, long id, String key) {
        KeyedRequest request = request(caller, "redemptionCancel", id, key);
        return scope.redemption(caller, id)
                .chain(found -> keyed.once(request, new Cancelling(caller, found, time.today())));
    }

    private static KeyedRequest request(Caller caller, String operation, long id, String key) {
        KeyedRequest request = KeyedRequest.of(caller, key, operation, id);
        request.check(KeyedWork.FAULTS);
        return request;
    }

    private final class Fulfilling implements KeyedWork.Work {
        private final Caller caller;
        private final Redemption found;
        private final LocalDate day;

        Fulfilling(Caller caller, Redemption found, LocalDate day) {
            this.caller = caller;
            this.found = found;
            this.day = day;
        }

        @Override
        public Uni<@Nullable Books> lock(SqlConnection transaction) {
            return new RedemptionStore(transaction).lock(found.key()).replaceWith((Books) null);
        }

        @Override
        public Uni<Redemption> of(SqlConnection transaction, @Nullable Books none) {
            RedemptionStore store = new RedemptionStore(transaction);
            return store.lock(found.key())
                    .invoke(Redemption::expectReserved)
                    .chain(reserved -> store.end(reserved, RedemptionState.FULFILLED, day, caller.subject(), null))
                    .call(ended ->
                            audit.record(transaction, caller, RedemptionChange.ended("redemptionFulfil", ended)));
        }
    }

    /** The account is locked before the redemption, as whoever redeems does. */
    private final class Cancelling implements KeyedWork.Work {
        private final Caller caller;
        private final Redemption found;
        private final LocalDate day;

        Cancelling(Caller caller, Redemption found, LocalDate day) {
            this.caller = caller;
            this.found = found;
            this.day = day;
        }

        @Override
        public Uni<@Nullable Books> lock(SqlConnection transaction) {
            return Cancellation.books(transaction, day, List.of(found))
                    .call(() -> new RedemptionStore(transaction).lock(found.key()));
        }

        @Override
        public Uni<Redemption> of(SqlConnection transaction, @Nullable Books books) {
            Cancellation cancellation = new Cancellation(transaction, audit, caller, "redemptionCancel", day);
            return new RedemptionStore(transaction)
                    .lock(found.key())
                    .invoke(Redemption::expectReserved)
                    .chain(reserved -> cancellation.of(List.of(reserved), books))
                    .map(cancelled -> cancelled.get(0));
        }
    }
}
