package dev.kequn.loyalty.grant;

import dev.kequn.access.Caller;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.loyalty.ledger.Memo;
import dev.kequn.loyalty.ledger.Need;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.loyalty.ledger.PostedReads;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Grants points by hand. What one person grants one customer on one business day without anybody else counts together:
 * above the limit someone else decides. The account is locked first, so that what is asked at once counts too.
 */
@ApplicationScoped
public class PointsGrants {
    static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(PointsRefusal.INVALID_IDEMPOTENCY_KEY, PointsRefusal.IDEMPOTENCY_CONFLICT);
    static final String SOURCE = "grant";

    private final IdempotencyKeys keys;
    private final GrantTrail trail;
    private final PostedReads reads;
    private final BusinessTime time;
    private final LoyaltySettings settings;

    PointsGrants(
            IdempotencyKeys keys, GrantTrail trail, PostedReads reads, BusinessTime time, LoyaltySettings settings) {
        this.keys = keys;
        this.trail = trail;
        this.reads = reads;
        this.time = time;
        this.settings = settings;
    }

    /** Brings the points, or puts the wish before someone else. */
    public Uni<Granted> grant(KeyedRequest request, GrantWish wish) {
        return keys.once(
                        request,
                        FAULTS,
                        transaction -> ask(transaction, request.caller(), wish),
                        granted -> GrantKey.of(granted.grant()),
                        GrantKey::again)
                .chain(granted -> granted.complete(reads));
    }

    /** What {@link #grant} would do now; nothing is kept. */
    public Uni<Granted> tryOut(KeyedRequest request, GrantWish wish) {
        return keys.once(
                        request,
                        FAULTS,
                        transaction -> ask(transaction, request.caller(), wish).invoke(Tried::rollBack),
                        granted -> GrantKey.of(granted.grant()),
                        GrantKey::again)
                .onFailure(Tried.class)
                .recoverWithItem(failure -> ((Tried) failure).granted())
                .chain(granted -> granted.complete(reads));
    }

    private Uni<Granted> ask(SqlConnection transaction, Caller caller, GrantWish wish) {
        GrantStore store = new GrantStore(transaction);
        return GrantMember.byNumber(transaction, caller, wish.customerNo(), time.today())
                .chain(member -> Books.open(transaction, time.today(), List.of(Need.toEarn(member.customerId())))
                        .chain(books -> Uni.combine()
                                .all()
                                .unis(store.nextId(), store.givenAlone(caller, member.customerId(), time.today()))
                                .asTuple()
                                .map(found -> asked(caller, member, wish, found.getItem1(), found.getItem2()))
                                .chain(grant -> add(transaction, books, caller, grant))));
    }

    private PointsGrant asked(Caller caller, GrantMember member, GrantWish wish, long id, long alone) {
        boolean tooMuch = alone + wish.grant().amount() > settings.grantLimit();
        return new PointsGrant(
                member.customerId(), id, wish.grant(), wish.reason(), time.today(), tooMuch, caller.subject(), null);
    }

    private Uni<Granted> add(SqlConnection transaction, Books books, Caller caller, PointsGrant grant) {
        GrantStore store = new GrantStore(transaction);
        // Also what waits is refused at once if it could not be posted.
        Posted posted = post(books, caller, grant);
        return store.add(grant)
                .chain(() -> grant.needsApproval()
                        ? Uni.createFrom().item(new Granted(grant, null))
                        : books.write()
                                .chain(() -> store.decide(
                                        grant, new PointsGrant.Outcome(caller.subject(), posted.version(), null)))
                                .map(decided -> new Granted(decided, posted)))
                .call(granted -> trail.asked(transaction, caller, granted.grant()));
    }

    /** Brings the points of a grant onto its account, to be written. */
    static Posted post(Books books, Caller caller, PointsGrant grant) {
        Memo memo = new Memo(caller.subject(), SOURCE, Long.toString(grant.id()), grant.reason());
        return books.account(grant.customerId()).earn(grant.grant(), memo);
    }

    /** Takes a transaction back when it has shown what it would do. */
    private static final class Tried extends RuntimeException {
        private final transient Granted granted;

        private Tried(Granted granted) {
            super("Tried out", null, false, false);
            this.granted = granted;
        }

        static void rollBack(Granted granted) {
            throw new Tried(granted);
        }

        Granted granted() {
            return granted;
        }
    }
}
