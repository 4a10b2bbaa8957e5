package dev.kequn.tier.outlook;

import dev.kequn.balance.Balances;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.PeriodKind.Period;
import dev.kequn.tier.assessment.EarlierRun;
import dev.kequn.tier.assessment.Projections;
import dev.kequn.tier.assessment.TierRuns;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.PolicyRules;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where customers are heading in the period that contains the business date. */
@ApplicationScoped
public class Outlooks {
    private final TierPolicies policies;
    private final PolicyRules rules;
    private final TierRuns runs;
    private final Balances balances;
    private final Projections projections;
    private final BusinessTime time;
    private final Pool pool;

    Outlooks(
            TierPolicies policies,
            PolicyRules rules,
            TierRuns runs,
            Balances balances,
            Projections projections,
            BusinessTime time,
            Pool pool) {
        this.policies = policies;
        this.rules = rules;
        this.runs = runs;
        this.balances = balances;
        this.projections = projections;
        this.time = time;
        this.pool = pool;
    }

    /** How far each of these customers has come; no entry for one whom the assessment will not look at. */
    public Uni<Map<Long, Progress>> progress(Collection<Long> customerIds) {
        return upcoming().chain(upcoming -> progress(upcoming, customerIds));
    }

    Uni<Map<Long, Progress>> progress(@Nullable Upcoming upcoming, Collection<Long> customerIds) {
        if (upcoming == null || customerIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Projections.Choice choice = new Projections.Choice(
                Collections.min(customerIds),
                Collections.max(customerIds),
                sql -> sql.add(" AND c.customer_id = ANY (?)", (Object) customerIds.toArray(Long[]::new)),
                sql -> {});
        return projections.of(pool, upcoming, choice).map(found -> {
            Map<Long, Progress> progress = new HashMap<>();
            found.forEach(one -> progress.put(one.customerId(), new Progress(upcoming, one)));
            return progress;
        });
    }

    /** The assessment of the current period; null while no policy is in force. */
    Uni<@Nullable Upcoming> upcoming() {
        return policies.inForceOn(time.today())
                .chain(policy -> policy == null
                        ? Uni.createFrom().nullItem()
                        : upcoming(policy.period().containing(time.today())));
    }

    /** As the assessment will: the policy in force on the period's last day decides. */
    private Uni<Upcoming> upcoming(Period period) {
        return policies.inForceOn(period.window().lastDay()).chain(policy -> until(period)
                .chain(until -> held(period.window().from())
                        .map(held -> new Upcoming(
                                period.name(), period.window(), until, rules.compileComposite(policy), held))));
    }

    /** The first day whose balances do not count: none is counted that is not taken yet or lies in the future. */
    private Uni<LocalDate> until(Period period) {
        LocalDate today = time.today();
        return balances.takenThrough(pool)
                .map(taken -> taken.map(day -> (day.isBefore(today) ? day : today).plusDays(1))
                        .orElse(period.window().from()));
    }

    private Uni<@Nullable EarlierRun> held(LocalDate periodStart) {
        return runs.inForceOn(periodStart.minusDays(1)).chain(run -> {
            if (run == null) {
                return Uni.createFrom().nullItem();
            }
            return policies.byId(Set.of(run.policyId())).map(known -> {
                TierPolicy policy = known.get(run.policyId());
                return new EarlierRun(run.runId(), policy);
            });
        });
    }
}
