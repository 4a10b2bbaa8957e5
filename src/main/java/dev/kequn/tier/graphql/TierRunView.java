package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.tier.assessment.TierRun;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierRun")
@Description("An assessment of all customers over one period.")
public record TierRunView(
        @Id @NonNull @Description("Identifies the assessment; its job run has the same id.") String id,
        @NonNull @Description("The period, such as 2026-Q2.") String period,
        @NonNull @Description("First day of the period.") LocalDate periodStart,
        @NonNull @Description("Last day of the period.") LocalDate periodLastDay,
        @Description("0 for the first assessment of a period, one more for each after it; null until it is completed, "
                        + "and for one that found nothing new.")
                @Nullable
                Integer revision,
        @Description("When it was completed and became visible; null before.") @Nullable OffsetDateTime completedAt,
        @Description("When it ended with exactly what the last revision of its period had found; such an assessment is "
                        + "no revision and leaves nothing behind.")
                @Nullable
                OffsetDateTime unchangedAt,
        @Description("Customers found otherwise than in the revision before; null until it is finished.") @Nullable
                Integer differenceCount,
        @Ignore @Nullable Long policyId,
        @Ignore @Nullable Long baseRunId) {

    static TierRunView of(TierRun run) {
        return new TierRunView(
                Long.toString(run.runId()),
                run.period(),
                run.periodStart(),
                run.periodEnd().minusDays(1),
                run.revision() == null ? null : Math.toIntExact(run.revision()),
                run.completedAt(),
                run.unchangedAt(),
                run.differences() == null ? null : Math.toIntExact(run.differences()),
                run.policyId(),
                run.baseRunId());
    }

    long key() {
        return Long.parseLong(id);
    }

    @Name("TierRunConnection")
    @Description("A page of assessments, the newest first.")
    public record Connection(
            @NonNull @Description("The assessments of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("How many there are in all.") Integer totalCount,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("TierRunEdge")
    @Description("An assessment in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The assessment.") TierRunView node) {}
}
