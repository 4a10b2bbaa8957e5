package dev.kequn.loyalty.referral;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeyedRequest;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Registers who brought whom. Claims are decided one after the other, each knowing all before it: so of two for one
 * newcomer the first stands, and no two together close a circle.
 */
@ApplicationScoped
public class Referrals {
    private static final String OPERATION = "referralRegister";
    private static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(ReferralRefusal.INVALID_IDEMPOTENCY_KEY, ReferralRefusal.IDEMPOTENCY_CONFLICT);
    private static final CustomerScope EVERYONE = new CustomerScope(true, null, null, null, true);

    private final IdempotencyKeys keys;
    private final AuditTrail audit;
    private final ReferralSettings settings;
    private final BusinessTime time;

    Referrals(IdempotencyKeys keys, AuditTrail audit, ReferralSettings settings, BusinessTime time) {
        this.keys = keys;
        this.audit = audit;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Registers the claim. The same claim again is answered with the referral that stands, whoever made it.
     *
     * @throws Refusal with a {@link ReferralRefusal}
     */
    public Uni<Referral> register(Caller caller, ReferralClaim claim, String key) {
        KeyedRequest request = new KeyedRequest(caller, key, OPERATION, claim.content());
        return Uni.createFrom()
                .deferred(() -> keys.once(
                        request,
                        FAULTS,
                        transaction -> register(transaction, caller, claim),
                        referral -> Long.toString(referral.newcomerId()),
                        (transaction, newcomer) -> again(new ReferralStore(transaction), caller, claim)));
    }

    private Uni<Referral> register(SqlConnection transaction, Caller caller, ReferralClaim claim) {
        ReferralStore store = new ReferralStore(transaction);
        return newcomer(store, caller, claim).chain(newcomer -> {
            long referrerId = claim.referrerId();
            return store.takeTurn()
                    .chain(() -> store.of(newcomer.id()))
                    .chain(standing -> standing != null && standing.referrer().customerId() == referrerId
                            ? Uni.createFrom().item(standing)
                            : checkReferrer(store, newcomer, referrerId)
                                    .invoke(() -> refuseSecond(standing))
                                    .chain(() -> checkNewcomer(store, newcomer, claim, referrerId))
                                    .chain(() -> add(transaction, store, caller, newcomer, referrerId)));
        });
    }

    /** Only while the caller may still see the newcomer. */
    private static Uni<Referral> again(ReferralStore store, Caller caller, ReferralClaim claim) {
        return newcomer(store, caller, claim).chain(newcomer -> store.of(newcomer.id()));
    }

    private static Uni<Newcomer> newcomer(ReferralStore store, Caller caller, ReferralClaim claim) {
        return store.newcomer(scope(caller), claim)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(
                        ReferralRefusal.UNKNOWN_CUSTOMER, claim.newcomerField(), "No such customer or prospect"));
    }

    /** A customer registers himself, staff their customers, the bank's systems anyone; a role that reads more does not. */
    private static CustomerScope scope(Caller caller) {
        return caller.has(Role.SERVICE) || caller.has(Role.OPERATIONS)
                ? EVERYONE
                : CustomerScope.of(
                        caller.actingAs(Role.CUSTOMER, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER));
    }

    private Uni<Void> checkReferrer(ReferralStore store, Newcomer newcomer, long referrerId) {
        return store.isActive(referrerId, time.today())
                .invoke(active -> {
                    if (!active) {
                        throw ReferralClaim.unknownCode();
                    }
                    if (referrerId == newcomer.id()) {
                        throw new Refusal(ReferralRefusal.SELF_REFERRAL, "code", "Nobody brings himself");
                    }
                })
                .replaceWithVoid();
    }

    private static void refuseSecond(@Nullable Referral standing) {
        if (standing != null) {
            throw new Refusal(ReferralRefusal.ALREADY_REFERRED, "code", "Someone else brought this newcomer");
        }
    }

    private Uni<Void> checkNewcomer(ReferralStore store, Newcomer newcomer, ReferralClaim claim, long referrerId) {
        if (!newcomer.isNew(time.today(), settings.referralWindow())) {
            throw new Refusal(
                    ReferralRefusal.NOT_NEW,
                    claim.newcomerField(),
                    "A newcomer is a prospect or began his relation at most %d days ago"
                            .formatted(settings.referralWindow()));
        }
        return store.isBehind(referrerId, newcomer.id())
                .invoke(behind -> {
                    if (behind) {
                        throw new Refusal(ReferralRefusal.CYCLE, "code", "The newcomer brought the owner of this code");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Referral> add(
            SqlConnection transaction, ReferralStore store, Caller caller, Newcomer newcomer, long referrerId) {
        Change change =
                Change.created(OPERATION, "Referral", newcomer.id(), new JsonObject().put("referrerId", referrerId));
        return store.add(newcomer, referrerId, time.today(), caller)
                .chain(() -> audit.record(transaction, caller, change))
                .chain(() -> store.of(newcomer.id()));
    }
}
