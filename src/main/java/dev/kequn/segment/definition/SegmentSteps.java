package dev.kequn.segment.definition;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.VersionState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every step with a segment needs: what is approved in one text, and a row of the audit trail. */
@ApplicationScoped
class SegmentSteps {
    private final AuditTrail audit;
    private final ListEntries entries;

    SegmentSteps(AuditTrail audit, ListEntries entries) {
        this.audit = audit;
        this.entries = entries;
    }

    /** Everything that is approved: what the definition says, and whom it names. */
    Uni<String> content(Segment segment, SegmentDefinition definition) {
        return entries.digest(definition).map(named -> definition.toApprove(segment.code()) + " " + named);
    }

    Uni<Void> note(
            Caller caller,
            String action,
            Segment segment,
            SegmentDefinition definition,
            @Nullable VersionState before) {
        return note(caller, action, segment, definition, before, null);
    }

    Uni<Void> note(
            Caller caller,
            String action,
            Segment segment,
            SegmentDefinition definition,
            @Nullable VersionState before,
            @Nullable String reason) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        JsonObject is = definition.standing();
        if (segment.retiredAt() != null) {
            is.put("state", "RETIRED");
        }
        return audit.record(caller, new Change(action, SegmentDesk.SUBJECT, segment.code(), reason, was, is));
    }
}
