package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.Organisation;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.graphql.RowId;
import dev.kequn.tier.SmallestCell;
import dev.kequn.tier.assessment.PolicyPreview;
import dev.kequn.tier.assessment.PolicyPreviews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What a policy would change, before it does. */
@GraphQLApi
public class TierPreviewApi {
    private static final String LIST = "tierPolicyPreviewMovers";

    private final PolicyPreviews previews;
    private final TierMoveViews moves;
    private final Organisation organisation;
    private final SmallestCell smallest;
    private final Callers callers;

    TierPreviewApi(
            PolicyPreviews previews,
            TierMoveViews moves,
            Organisation organisation,
            SmallestCell smallest,
            Callers callers) {
        this.previews = previews;
        this.moves = moves;
        this.organisation = organisation;
        this.smallest = smallest;
        this.callers = callers;
    }

    @Query
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @Description(
            "Applies a policy to the last assessed period, as it would be assessed with today's data, and compares; "
                    + "nothing is changed. With the policy in force it tells what a revision would correct. Null before the first "
                    + "assessment. Reads the whole bank: seconds for a million customers. Errors: INVALID_ARGUMENT.")
    public Uni<@Nullable TierPolicyPreviewView> tierPolicyPreview(
            @Id @NonNull @Name("draft") @Description("The policy, a draft or any other.") String draft) {
        Caller caller = callers.current();
        return previews.of(RowId.of(draft))
                .chain(preview -> preview == null ? Uni.createFrom().nullItem() : view(preview, caller));
    }

    @RolesAllowed(Role.OPERATIONS)
    @NonNull
    @Description("Whose composite or service level would change, in no particular order. Errors: INVALID_ARGUMENT, "
            + "INVALID_CURSOR.")
    public Uni<TierMoveConnection> movers(
            @Source TierPolicyPreviewView preview,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last one seen.") @Nullable String after) {
        Caller caller = callers.current();
        Paging paging = new Paging(first, after);
        return previews.movers(
                        preview.policyId(), preview.comparedId(), TierMoveConnection.behind(LIST, paging), first + 1)
                .chain(found -> moves.of(caller, paging.cut(found))
                        .map(views -> TierMoveConnection.of(LIST, paging, found, views)));
    }

    private Uni<TierPolicyPreviewView> view(PolicyPreview preview, Caller caller) {
        return organisation
                .branches(preview.branches().keySet())
                .map(branches -> TierPolicyPreviewView.of(preview, branches, smallest.shownTo(caller)));
    }
}
