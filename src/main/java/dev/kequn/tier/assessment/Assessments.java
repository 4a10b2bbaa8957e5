package dev.kequn.tier.assessment;

import dev.kequn.platform.time.Window;
import dev.kequn.tier.policy.PolicyRules;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what an assessment is made of. */
@ApplicationScoped
class Assessments {
    private final TierPolicies policies;
    private final PolicyRules rules;

    Assessments(TierPolicies policies, PolicyRules rules) {
        this.policies = policies;
        this.rules = rules;
    }

    /** What a started run was given. */
    Uni<Assessment> of(SqlClient reader, TierRun run) {
        return TierRuns.byId(reader, known(run.previousRunId(), run.baseRunId()))
                .chain(earlier -> policiesOf(run, earlier)
                        .map(found -> new Assessment(
                                run.window(),
                                rules.compile(found.get(run.policyId())),
                                look(run.previousRunId(), earlier, found),
                                look(run.baseRunId(), earlier, found))));
    }

    /** What the period of {@code run} would be assessed with now, under this policy, to be compared with what it found. */
    Uni<Assessment> now(SqlClient reader, TierRun run, TierPolicy policy) {
        Window window = policy.period().lastEndedBy(run.window().lastDay()).window();
        return TierRuns.before(reader, window.from()).chain(previous -> {
            Map<Long, TierRun> earlier = previous == null ? Map.of() : Map.of(previous.runId(), previous);
            return policiesOf(run, earlier)
                    .map(found -> new Assessment(
                            window,
                            rules.compile(policy),
                            look(previous == null ? null : previous.runId(), earlier, found),
                            new EarlierRun(run.runId(), found.get(run.policyId()))));
        });
    }

    private Uni<Map<Long, TierPolicy>> policiesOf(TierRun run, Map<Long, TierRun> earlier) {
        return policies.byId(Stream.concat(
                        Stream.of(run.policyId()), earlier.values().stream().map(TierRun::policyId))
                .collect(Collectors.toSet()));
    }

    private static @Nullable EarlierRun look(
            @Nullable Long id, Map<Long, TierRun> earlier, Map<Long, TierPolicy> found) {
        return id == null ? null : new EarlierRun(id, found.get(earlier.get(id).policyId()));
    }

    private static Set<Long> known(@Nullable Long... ids) {
        return Stream.of(ids).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
