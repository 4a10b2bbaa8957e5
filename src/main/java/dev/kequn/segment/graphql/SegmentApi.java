package dev.kequn.segment.graphql;

import dev.kequn.access.Role;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.segment.definition.SegmentFilter;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.definition.Segments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Finds segments. */
@GraphQLApi
@RolesAllowed({Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.ADMIN, Role.BRANCH_MANAGER})
public class SegmentApi {
    private final Segments segments;

    SegmentApi(Segments segments) {
        this.segments = segments;
    }

    @Query
    @NonNull
    @Description("Segments in order of code. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<SegmentConnection> segments(
            @Name("kind") @Description("Of this kind; of any when absent.") @Nullable SegmentKind kind,
            @Name("inForce")
                    @Description("True: with a definition in force; false: without one; either when absent.")
                    @Nullable
                    Boolean inForce,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last segment seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys(SegmentConnection.LIST, 1);
        return segments.page(new SegmentFilter(kind, inForce), keys.isEmpty() ? "" : keys.get(0), first + 1)
                .map(found -> SegmentConnection.of(paging, found));
    }

    @Query
    @Description("The segment with this code; null when there is none.")
    public Uni<@Nullable SegmentView> segment(@NonNull @Name("code") @Description("The segment's code.") String code) {
        return segments.byCode(code).map(found -> found == null ? null : SegmentView.of(found));
    }
}
