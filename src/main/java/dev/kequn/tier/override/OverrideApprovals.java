package dev.kequn.tier.override;

import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.Role;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerLocks;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** The second pair of eyes: who leads the customer's branch, or operations, and never who made the override. */
@ApplicationScoped
public class OverrideApprovals {
    private final OverrideRepository overrides;
    private final OverrideTrail trail;
    private final CustomerLocks customers;
    private final BusinessTime time;

    OverrideApprovals(OverrideRepository overrides, OverrideTrail trail, CustomerLocks customers, BusinessTime time) {
        this.overrides = overrides;
        this.trail = trail;
        this.customers = customers;
        this.time = time;
    }

    /**
     * Lets what waits hold from today on; what held until now gives way.
     *
     * @throws Refusal {@link OverrideRefusal#UNKNOWN_OVERRIDE}, {@code NOT_PENDING}, {@code UNTIL_PAST},
     *     {@code SELF_APPROVAL}, {@code CHANGED_SINCE_SUBMISSION}; {@code NOT_ASSESSED}, {@code UNKNOWN_LEVEL} when an
     *     assessment or a policy has come between
     */
    @WithTransaction
    public Uni<Overridden> approve(Caller caller, long id) {
        return waiting(caller, id, (Overridden found) -> overrides
                .finding(found.customer())
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(OverrideRefusal.NOT_ASSESSED, "overrideId", "The customer has no tier"))
                .invoke(rule -> rule.expectKnown(found.override().level()))
                .chain(rule -> trail.approve(caller, found.override()))
                .chain(approved -> overrides.open(found.customer(), time.today()))
                .invoke(open -> open.stream()
                        .filter(other -> other.stateOn(time.today()) == OverrideState.ACTIVE)
                        .forEach(other -> other.giveWay(caller, time.today())))
                .invoke(open -> found.override().approve(caller, time.today()))
                .chain(open -> note(caller, "serviceTierApprove", found.override())));
    }

    /**
     * Refuses what waits.
     *
     * @throws Refusal {@link OverrideRefusal#UNKNOWN_OVERRIDE}, {@code NOT_PENDING}, {@code UNTIL_PAST},
     *     {@code SELF_APPROVAL}, {@code INVALID_REASON}
     */
    @WithTransaction
    public Uni<Overridden> reject(Caller caller, long id, String reason) {
        Reason.check(reason, OverrideRefusal.INVALID_REASON);
        return waiting(caller, id, (Overridden found) -> trail.reject(caller, found.override(), reason)
                .invoke(rejected -> found.override().reject(caller, reason, time.today()))
                .chain(rejected -> note(caller, "serviceTierReject", found.override())));
    }

    /** The override behind the lock on its customer, if it waits; then what is decided on it. */
    private Uni<Overridden> waiting(Caller caller, long id, Function<Overridden, Uni<?>> decision) {
        return overrides
                .customerOf(id)
                .onItem()
                .ifNull()
                .failWith(OverrideApprovals::unknown)
                .chain(customerId -> locked(caller, customerId))
                .chain(customer -> overrides
                        .findById(new ServiceOverride.Key(customer.id(), id))
                        .map(override -> new Overridden(override, customer)))
                .invoke(found -> found.override().expectWaiting(time.today()))
                .call(decision::apply);
    }

    private Uni<Customer> locked(Caller caller, long customerId) {
        return customers
                .byId(caller.actingAs(Role.BRANCH_MANAGER, Role.OPERATIONS), customerId)
                .onItem()
                .ifNull()
                .failWith(OverrideApprovals::unknown);
    }

    private Uni<Void> note(Caller caller, String action, ServiceOverride override) {
        JsonObject before = OverrideTrail.values(override, OverrideState.PENDING);
        return trail.note(
                caller, action, override, before, OverrideTrail.values(override, override.stateOn(time.today())));
    }

    private static Refusal unknown() {
        return new Refusal(OverrideRefusal.UNKNOWN_OVERRIDE, "overrideId", "No such override");
    }
}
