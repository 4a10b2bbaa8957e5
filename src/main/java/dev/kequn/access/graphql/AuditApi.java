package dev.kequn.access.graphql;

import dev.kequn.access.AuditEntry;
import dev.kequn.access.AuditTrail;
import dev.kequn.access.Role;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
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

/** The audit trail. */
@GraphQLApi
public class AuditApi {
    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    @Query
    @RolesAllowed(Role.AUDITOR)
    @NonNull
    @Description("What was changed, the newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<AuditEntryView.Connection> auditTrail(
            @Name("subjectType") @Description("Only subjects of this kind, such as Customer.") @Nullable
                    String subjectType,
            @Name("subjectId") @Description("Only the subject with this id.") @Nullable String subjectId,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last entry seen.") @Nullable String after) {
        Paging paging = new Paging(first, after);
        List<String> keys = paging.keys("auditTrail", 1);
        Long before = keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
        return trail.list(subjectType, subjectId, before, first + 1).map(found -> page(paging, found));
    }

    private static AuditEntryView.Connection page(Paging paging, List<AuditEntry> found) {
        List<AuditEntryView.Edge> edges = paging.cut(found).stream()
                .map(entry -> new AuditEntryView.Edge(
                        Paging.cursor("auditTrail", List.of(Long.toString(entry.id()))), AuditEntryView.of(entry)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new AuditEntryView.Connection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
