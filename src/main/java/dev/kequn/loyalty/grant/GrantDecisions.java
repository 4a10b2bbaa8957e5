package dev.kequn.loyalty.grant;

import dev.kequn.access.Caller;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Reason;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.loyalty.ledger.PostedReads;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The second pair of eyes: operations, or who leads the customer's branch, and never who asked. */
@ApplicationScoped
public class GrantDecisions {
    private final IdempotencyKeys keys;
    private final GrantTrail trail;
    private final PostedReads reads;
    private final BusinessTime time;

    GrantDecisions(IdempotencyKeys keys, GrantTrail trail, PostedReads reads, BusinessTime time) {
        this.keys = keys;
        this.trail = trail;
        this.reads = reads;
        this.time = time;
    }

    /** Brings the points on the business date of the approval. */
    public Uni<Granted> approve(KeyedRequest request, long grantId) {
        Caller caller = request.caller();
        return keys.once(
                        request,
                        PointsGrants.FAULTS,
                        transaction -> approve(transaction, caller, grantId),
                        granted -> GrantKey.of(granted.grant()),
                        GrantKey::again)
                .chain(granted -> granted.complete(reads));
    }

    private Uni<Granted> approve(SqlConnection transaction, Caller caller, long grantId) {
        GrantStore store = new GrantStore(transaction);
        return GrantMember.ofGrant(transaction, caller, grantId)
                .chain(member -> Books.open(transaction, time.today(), List.of(Need.toEarn(member.customerId())))
                        .chain(books -> store.find(member.customerId(), grantId)
                                .invoke(PointsGrant::expectWaiting)
                                .invoke(grant -> member.expectOpen(time.today(), "grantId"))
                                .call(grant -> trail.approve(transaction, caller, grant))
                                .chain(grant -> post(store, books, caller, grant))))
                .call(granted -> trail.decided(transaction, caller, "pointsGrantApprove", granted.grant()));
    }

    private static Uni<Granted> post(GrantStore store, Books books, Caller caller, PointsGrant grant) {
        Posted posted;
        try {
            posted = PointsGrants.post(books, caller, grant);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), "grantId", refusal.getMessage());
        }
        return books.write()
                .chain(() -> store.decide(grant, new PointsGrant.Outcome(caller.subject(), posted.version(), null)))
                .map(decided -> new Granted(decided, posted));
    }

    /** Refuses what waits. */
    public Uni<Granted> reject(KeyedRequest request, long grantId, String reason) {
        Reason.check(reason, PointsRefusal.INVALID_REASON);
        Caller caller = request.caller();
        return keys.once(
                request,
                PointsGrants.FAULTS,
                transaction -> reject(transaction, caller, grantId, reason),
                granted -> GrantKey.of(granted.grant()),
                GrantKey::again);
    }

    private Uni<Granted> reject(SqlConnection transaction, Caller caller, long grantId, String reason) {
        GrantStore store = new GrantStore(transaction);
        return GrantMember.ofGrant(transaction, caller, grantId)
                .chain(member -> store.find(member.customerId(), grantId))
                .invoke(PointsGrant::expectWaiting)
                .call(grant -> trail.reject(transaction, caller, grant, reason))
                .chain(grant -> store.decide(grant, new PointsGrant.Outcome(caller.subject(), null, reason)))
                .call(grant -> trail.decided(transaction, caller, "pointsGrantReject", grant))
                .map(grant -> new Granted(grant, null));
    }
}
