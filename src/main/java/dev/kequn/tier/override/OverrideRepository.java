package dev.kequn.tier.override;

import dev.kequn.customer.Customer;
import dev.kequn.tier.policy.TierPolicy;
import dev.kequn.tier.standing.StandingSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All of it runs in the transaction of the use case, behind the lock on the customer. */
@ApplicationScoped
class OverrideRepository implements PanacheRepositoryBase<ServiceOverride, ServiceOverride.Key> {
    private static final String FINDING =
            """
            SELECT r.policy_id, a.service_level FROM tier_assessment a JOIN tier_run r USING (run_id)
            WHERE a.customer_id = ?1 AND a.run_id = """
                    + StandingSql.IN_FORCE;

    Uni<Long> nextId() {
        return getSession()
                .chain(session -> session.createNativeQuery("SELECT nextval('service_override_id')", Long.class)
                        .getSingleResult());
    }

    /** What the rules say about this customer; null when he is not in the assessment in force. */
    Uni<@Nullable RuleFinding> finding(Customer customer) {
        return getSession().chain(session -> session.createNativeQuery(FINDING, Tuple.class)
                .setParameter(1, customer.id())
                .getSingleResultOrNull()
                .chain(found -> found == null
                        ? Uni.createFrom().nullItem()
                        : session.find(TierPolicy.class, found.get(0, Long.class))
                                .map(policy -> new RuleFinding(policy, found.get(1, String.class)))));
    }

    /** Those that hold or wait, the newest first. */
    Uni<List<ServiceOverride>> open(Customer customer, LocalDate today) {
        return list("customerId = ?1 and until >= ?2 order by id desc", customer.id(), today)
                .map(found -> found.stream()
                        .filter(override -> override.stateOn(today) != OverrideState.ENDED)
                        .toList());
    }

    /** Whose override it is; null when there is none. Read before the lock, for who locks must know whom. */
    Uni<@Nullable Long> customerOf(long id) {
        return getSession().chain(session -> session.createQuery(
                        "select o.customerId from ServiceOverride o where o.id = ?1", Long.class)
                .setParameter(1, id)
                .getSingleResultOrNull());
    }
}
