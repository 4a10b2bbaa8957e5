package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.job.JobControl;
import dev.kequn.job.graphql.JobRunView;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.SmallestCell;
import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.assessment.TierRunStarter;
import dev.kequn.tier.assessment.TierRuns;
import dev.kequn.tier.policy.TierPolicies;
import dev.kequn.tier.standing.TierMatrices;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Assessments and their matrix. */
@GraphQLApi
public class TierApi {
    private final TierRuns runs;
    private final TierRunStarter starter;
    private final TierMatrices matrices;
    private final TierPolicies policies;
    private final JobControl jobs;
    private final SmallestCell smallest;
    private final BusinessTime time;
    private final Callers callers;

    TierApi(
            TierRuns runs,
            TierRunStarter starter,
            TierMatrices matrices,
            TierPolicies policies,
            JobControl jobs,
            SmallestCell smallest,
            BusinessTime time,
            Callers callers) {
        this.runs = runs;
        this.starter = starter;
        this.matrices = matrices;
        this.policies = policies;
        this.jobs = jobs;
        this.smallest = smallest;
        this.time = time;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.BRANCH_MANAGER})
    @Description("The matrix of the last completed assessment whose period had ended by a date; null before the first. "
            + "Callers without role operations see no cell of fewer customers than the bank's limit, nor cells that would "
            + "tell one.")
    public Uni<@Nullable TierMatrixView> tierMatrix(
            @Name("on") @Description("The date; the business date when absent.") @Nullable LocalDate on) {
        int customers = smallest.shownTo(callers.current());
        return matrices.on(on == null ? time.today() : on)
                .map(matrix -> matrix == null ? null : TierMatrixView.of(matrix, customers));
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Assessments, the newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<TierRunView.Connection> tierRuns(
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last assessment seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys("tierRuns", 1);
        Long before = keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
        return runs.count().chain(count -> runs.list(before, first + 1).map(found -> page(paging, found, count)));
    }

    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("State, progress and times of the assessment.")
    public Uni<List<JobRunView>> job(@Source List<TierRunView> found) {
        return jobs.byId(found.stream().map(TierRunView::key).toList()).map(byId -> found.stream()
                .map(run -> JobRunView.of(byId.get(run.key())))
                .toList());
    }

    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @Description("The policy applied, fixed when the assessment starts; null before.")
    public Uni<List<@Nullable TierPolicyView>> policy(@Source List<TierRunView> found) {
        List<Long> ids = found.stream()
                .map(TierRunView::policyId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return policies.byId(ids).map(byId -> {
            List<TierPolicyView> views = new ArrayList<>();
            found.forEach(
                    run -> views.add(run.policyId() == null ? null : TierPolicyView.of(byId.get(run.policyId()))));
            return views;
        });
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description(
            "Puts an assessment of a period in line; it starts when the balances up to the period's last day are "
                    + "taken. A period that was assessed is assessed again: as its next revision, unless it finds what the last one found.")
    public Uni<TierRunStartPayload> tierRunStart(
            @NonNull @Name("period") @Description("The period, written like 2026-Q2.") String period) {
        Caller caller = callers.current();
        return Uni.createFrom()
                .deferred(() -> starter.start(caller, period))
                .map(TierRunStartPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> TierRunStartPayload.of(failure));
    }

    private static TierRunView.Connection page(Paging paging, List<TierRun> found, int count) {
        List<TierRunView.Edge> edges = paging.cut(found).stream()
                .map(run -> new TierRunView.Edge(
                        Paging.cursor("tierRuns", List.of(Long.toString(run.runId()))), TierRunView.of(run)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new TierRunView.Connection(edges, count, new PageInfo(paging.hasNext(found), end));
    }
}
