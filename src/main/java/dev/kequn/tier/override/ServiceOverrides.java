package dev.kequn.tier.override;

import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.Role;
import dev.kequn.customer.Customer;
import dev.kequn.customer.CustomerLocks;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * Sets service tiers by hand and lets them go. The customer is locked first, so that what is asked at once is decided
 * one after the other. A newer statement takes the place of one that waits and, once it holds, of the one that held.
 */
@ApplicationScoped
public class ServiceOverrides {
    private final OverrideRepository overrides;
    private final OverrideTrail trail;
    private final CustomerLocks customers;
    private final BusinessTime time;

    ServiceOverrides(OverrideRepository overrides, OverrideTrail trail, CustomerLocks customers, BusinessTime time) {
        this.overrides = overrides;
        this.trail = trail;
        this.customers = customers;
        this.time = time;
    }

    /**
     * Sets the level from today on, or puts it before someone else when it lifts far above the rules' value. The same
     * wish of the same caller, while it holds or waits, changes nothing.
     *
     * @throws Refusal {@link OverrideRefusal#UNKNOWN_CUSTOMER}, {@code UNKNOWN_LEVEL}, {@code NOT_ASSESSED},
     *     {@code UNTIL_PAST}, {@code UNTIL_TOO_FAR}, {@code INVALID_REASON}
     */
    @WithTransaction
    public Uni<Overridden> override(Caller caller, String customerNo, OverrideWish wish) {
        wish.check(time.today());
        return locked(caller, customerNo).chain(customer -> overrides
                .open(customer, time.today())
                .chain(open -> open.stream()
                        .filter(override -> override.says(wish, caller))
                        .findFirst()
                        .map(said -> Uni.createFrom().item(said))
                        .orElseGet(() -> set(caller, customer, wish, open)))
                .map(override -> new Overridden(override, customer)));
    }

    /**
     * Ends today what was set by hand: what holds does not hold today, what waits is taken back. The answer is what
     * held, or else what waited.
     *
     * @throws Refusal {@link OverrideRefusal#UNKNOWN_CUSTOMER}, {@code NOT_OVERRIDDEN}, {@code INVALID_REASON}
     */
    @WithTransaction
    public Uni<Overridden> release(Caller caller, String customerNo, String reason) {
        Reason.check(reason, OverrideRefusal.INVALID_REASON);
        return locked(caller, customerNo).chain(customer -> overrides
                .open(customer, time.today())
                .invoke(ServiceOverrides::expectAny)
                .call(open -> each(open, override -> end(caller, override, reason)))
                .map(open -> new Overridden(foremost(open), customer)));
    }

    private Uni<Customer> locked(Caller caller, String customerNo) {
        return customers
                .byNumber(caller.actingAs(Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS), customerNo)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(OverrideRefusal.UNKNOWN_CUSTOMER, "customerNo", "No such customer"));
    }

    private Uni<ServiceOverride> set(Caller caller, Customer customer, OverrideWish wish, List<ServiceOverride> open) {
        LocalDate today = time.today();
        JsonObject before = before(open, today);
        return overrides
                .finding(customer)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(OverrideRefusal.NOT_ASSESSED, "customerNo", "The customer has no tier"))
                .invoke(rule -> rule.expectKnown(wish.level()))
                .chain(rule ->
                        overrides.nextId().map(id -> new ServiceOverride(id, customer, wish, rule, today, caller)))
                .call(made -> each(open, older -> makeRoom(caller, older, made)))
                .chain(made -> overrides.persist(made))
                .call(made -> made.needsApproval()
                        ? trail.submit(caller, made)
                        : Uni.createFrom().voidItem())
                .call(made -> trail.note(
                        caller, "serviceTierOverride", made, before, OverrideTrail.values(made, made.stateOn(today))));
    }

    private Uni<?> makeRoom(Caller caller, ServiceOverride older, ServiceOverride made) {
        if (older.stateOn(time.today()) == OverrideState.PENDING) {
            older.giveWay(caller, time.today());
            return trail.withdraw(caller, older);
        }
        if (!made.needsApproval()) {
            older.giveWay(caller, time.today());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<?> end(Caller caller, ServiceOverride override, String reason) {
        LocalDate today = time.today();
        OverrideState was = override.stateOn(today);
        override.release(caller, reason, today);
        return (was == OverrideState.PENDING
                        ? trail.withdraw(caller, override)
                        : Uni.createFrom().voidItem())
                .chain(done -> trail.note(
                        caller,
                        "serviceTierRelease",
                        override,
                        OverrideTrail.values(override, was),
                        OverrideTrail.values(override, OverrideState.ENDED)));
    }

    private static Uni<?> each(List<ServiceOverride> open, Function<ServiceOverride, Uni<?>> change) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(override -> change.apply(override).replaceWithVoid())
                .collect()
                .asList();
    }

    private static JsonObject before(List<ServiceOverride> open, LocalDate today) {
        JsonObject before = new JsonObject();
        open.forEach(override ->
                before.put(override.stateOn(today).name(), OverrideTrail.values(override, override.stateOn(today))));
        return before;
    }

    private static void expectAny(List<ServiceOverride> open) {
        if (open.isEmpty()) {
            throw new Refusal(OverrideRefusal.NOT_OVERRIDDEN, "customerNo", "No override holds or waits");
        }
    }

    /** What waited is newer than what held, so the last of them held. */
    private static ServiceOverride foremost(List<ServiceOverride> open) {
        return open.get(open.size() - 1);
    }
}
