package dev.kequn.tier.movement;

import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.assessment.TierRuns;
import dev.kequn.tier.policy.TierPolicies;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the assessments in force at both ends of a span. */
@ApplicationScoped
class AssessedPairs {
    private final TierRuns runs;
    private final TierPolicies policies;

    AssessedPairs(TierRuns runs, TierPolicies policies) {
        this.runs = runs;
        this.policies = policies;
    }

    /** Null when none is in force at one of the ends. */
    Uni<@Nullable AssessedPair> inForce(Span span) {
        return runs.inForceOn(span.from())
                .chain(from -> from == null
                        ? Uni.createFrom().nullItem()
                        : runs.inForceOn(span.to()).chain(to -> withPolicies(from, to)));
    }

    /** What is in force on a day is so on every later day until another is: {@code to} cannot be missing. */
    private Uni<AssessedPair> withPolicies(TierRun from, TierRun to) {
        return policies.byId(List.of(from.policyId(), to.policyId()))
                .map(found -> new AssessedPair(
                        new Assessed(from, found.get(from.policyId())), new Assessed(to, found.get(to.policyId()))));
    }
}
