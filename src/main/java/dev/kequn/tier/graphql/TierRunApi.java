package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.tier.assessment.TierDifferences;
import dev.kequn.tier.assessment.TierRuns;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** One assessment, its revisions, and what it found otherwise than the revision before. */
@GraphQLApi
public class TierRunApi {
    private static final String LIST = "tierDifferences";

    private final TierRuns runs;
    private final TierDifferences differences;
    private final TierMoveViews moves;
    private final Callers callers;

    TierRunApi(TierRuns runs, TierDifferences differences, TierMoveViews moves, Callers callers) {
        this.runs = runs;
        this.differences = differences;
        this.moves = moves;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @Description("The assessment with this id; null when there is none.")
    public Uni<@Nullable TierRunView> tierRun(@Id @NonNull @Name("id") @Description("The assessment.") String id) {
        return runs.find(RowId.of(id)).map(run -> run == null ? null : TierRunView.of(run));
    }

    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("The completed revisions of the same period, the last one first.")
    public Uni<List<List<@NonNull TierRunView>>> revisions(@Source List<TierRunView> found) {
        return runs.revisions(found.stream().map(TierRunView::key).toList()).map(revisions -> found.stream()
                .map(run -> revisions.stream()
                        .filter(revision -> revision.periodStart().equals(run.periodStart())
                                && revision.period().equals(run.period()))
                        .map(TierRunView::of)
                        .toList())
                .toList());
    }

    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Customers found otherwise than in the revision before, in no particular order; empty for the first "
            + "revision of a period. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<TierMoveConnection> differences(
            @Source TierRunView run,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last one seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return differences
                .list(run.key(), TierMoveConnection.behind(LIST, paging), first + 1)
                .chain(found -> moves.of(caller, paging.cut(found))
                        .map(views -> TierMoveConnection.of(LIST, paging, found, views)));
    }
}
