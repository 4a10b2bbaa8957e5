package dev.kequn.access.graphql;

import dev.kequn.access.AuditEntry;
import dev.kequn.platform.graphql.PageInfo;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("AuditEntry")
@Description("One change: who did what to whom.")
public record AuditEntryView(
        @Id @NonNull @Description("Identifies the entry.") String id,
        @NonNull @Description("When it was done.") OffsetDateTime recordedAt,
        @NonNull @Description("Subject of the caller's token, or system:… for the program itself.") String actor,
        @NonNull @Description("The caller's roles, separated by commas.") String actorRoles,
        @NonNull @Description("The mutation, as named in this schema.") String action,
        @NonNull @Description("Kind of the subject, such as Customer.") String subjectType,
        @NonNull @Description("Id of the subject.") String subjectId,
        @Description("Why, where the caller had to say it.") @Nullable String purpose,
        @Description("Values before, as JSON; personal data as SHA-256. Null for a creation.") @Nullable String before,
        @Description("Values after, as JSON; personal data as SHA-256. Null for a removal.") @Nullable String after) {

    static AuditEntryView of(AuditEntry entry) {
        return new AuditEntryView(
                Long.toString(entry.id()),
                entry.recordedAt(),
                entry.actor(),
                entry.actorRoles(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.purpose(),
                entry.beforeValues(),
                entry.afterValues());
    }

    @Name("AuditEntryConnection")
    @Description("A page of the audit trail, the newest first; it is not counted.")
    public record Connection(
            @NonNull @Description("The entries of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("AuditEntryEdge")
    @Description("An entry in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this entry; pass it as `after`.") String cursor,
            @NonNull @Description("The entry.") AuditEntryView node) {}
}
