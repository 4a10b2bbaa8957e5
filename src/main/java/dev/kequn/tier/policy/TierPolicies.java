package dev.kequn.tier.policy;

import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The policies there are, and the one in force on a day. */
@ApplicationScoped
public class TierPolicies {
    private final Policies policies;
    private final Reads reads;

    /** Every request asks for the policy in force. What is approved never changes, so it may be kept; drafts are not. */
    private final Map<Long, TierPolicy> approved = new ConcurrentHashMap<>();

    TierPolicies(Policies policies, Reads reads) {
        this.policies = policies;
        this.reads = reads;
    }

    /** Every policy, the one that begins last first. */
    public Uni<List<TierPolicy>> all() {
        return reads.inSession(() -> policies.listAll(Sort.descending("validFrom", "id")));
    }

    public Uni<Map<Long, TierPolicy>> byId(Collection<Long> ids) {
        Map<Long, TierPolicy> known = new HashMap<>();
        ids.forEach(id -> known.computeIfAbsent(id, approved::get));
        List<Long> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
        if (unknown.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return reads.inSession(() -> policies.list("id in ?1", unknown)).map(found -> {
            for (TierPolicy policy : found) {
                known.put(policy.id(), policy);
                if (policy.state() == PolicyState.APPROVED) {
                    approved.put(policy.id(), policy);
                }
            }
            return known;
        });
    }

    /** The policy in force on {@code day}; null when none had begun. */
    public Uni<@Nullable TierPolicy> inForceOn(LocalDate day) {
        return reads.inSession(() -> policies.idInForceOn(day))
                .chain(id -> id == null
                        ? Uni.createFrom().nullItem()
                        : byId(Set.of(id)).map(known -> known.get(id)));
    }

    @ApplicationScoped
    static class Policies implements PanacheRepository<TierPolicy> {
        Uni<@Nullable Long> idInForceOn(LocalDate day) {
            String text = "select id from TierPolicy where state = ?1 and validFrom <= ?2 order by validFrom desc";
            return getSession().chain(session -> session.createQuery(text, Long.class)
                    .setParameter(1, PolicyState.APPROVED)
                    .setParameter(2, day)
                    .setMaxResults(1)
                    .getSingleResultOrNull());
        }

        Uni<@Nullable TierPolicy> inForceOn(LocalDate day) {
            return find("state = ?1 and validFrom <= ?2", Sort.descending("validFrom"), PolicyState.APPROVED, day)
                    .page(0, 1)
                    .firstResult();
        }
    }
}
