package dev.kequn.job.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.job.JobControl;
import dev.kequn.job.JobRun;
import dev.kequn.job.JobState;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Runs of durable jobs. */
@GraphQLApi
public class JobApi {
    private final JobControl control;
    private final Callers callers;

    JobApi(JobControl control, Callers callers) {
        this.control = control;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN, Role.SERVICE})
    @NonNull
    @Description("Runs of durable jobs, the newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<JobRunConnection> jobs(
            @Name("state") @Description("Only runs in this state; all when absent.") @Nullable JobState state,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last run seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys("jobs", 1);
        Long before = keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
        return control.list(state, before, first + 1).map(runs -> connection(paging, runs, state));
    }

    @RolesAllowed({Role.OPERATIONS, Role.ADMIN, Role.SERVICE})
    @NonNull
    @Description("How many runs the whole list has.")
    public Uni<Integer> totalCount(@Source JobRunConnection connection) {
        return control.count(connection.state()).map(Math::toIntExact);
    }

    @RolesAllowed({Role.OPERATIONS, Role.ADMIN, Role.SERVICE, Role.MARKETING})
    @NonNull
    @Description("How far the run is.")
    public Uni<List<JobRunView.ProgressView>> progress(@Source List<JobRunView> runs) {
        return control.progress(runs.stream().map(JobRunView::key).toList()).map(found -> runs.stream()
                .map(run -> JobRunView.ProgressView.of(found.get(run.key())))
                .toList());
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Gives a run up. A file that was accepted can be given up only after its merge failed.")
    public Uni<JobPayload> jobCancel(@Id @NonNull @Name("id") @Description("The run.") String id) {
        return answer(control.cancel(callers.current(), RowId.of(id)));
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Lets a failed run go on with the chunks that are not done.")
    public Uni<JobPayload> jobRetry(@Id @NonNull @Name("id") @Description("The run.") String id) {
        return answer(control.retry(callers.current(), RowId.of(id)));
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Holds a queued or running run; chunks at work are finished. It keeps its turn.")
    public Uni<JobPayload> jobPause(@Id @NonNull @Name("id") @Description("The run.") String id) {
        return answer(control.pause(callers.current(), RowId.of(id)));
    }

    @Mutation
    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Lets a paused run go on.")
    public Uni<JobPayload> jobResume(@Id @NonNull @Name("id") @Description("The run.") String id) {
        return answer(control.resume(callers.current(), RowId.of(id)));
    }

    private static Uni<JobPayload> answer(Uni<JobRun> change) {
        return change.map(JobPayload::of).onFailure(Refusal.class).recoverWithItem(failure -> JobPayload.of(failure));
    }

    private static JobRunConnection connection(Paging paging, List<JobRun> runs, @Nullable JobState state) {
        List<JobRunConnection.JobRunEdge> edges = paging.cut(runs).stream()
                .map(run -> new JobRunConnection.JobRunEdge(
                        Paging.cursor("jobs", List.of(Long.toString(run.runId()))), JobRunView.of(run)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new JobRunConnection(edges, new PageInfo(paging.hasNext(runs), end), state);
    }
}
