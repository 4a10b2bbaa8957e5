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
        return entries.digest(definition).map(named -> "%s %d.%d %s %s"
                .formatted(
                        segment.code(),
                        definition.version(),
                        definition.revision(),
                        definition.content().text(),
                        named));
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
        JsonObject is = new JsonObject()
                .put("state", segment.retiredAt() == null ? definition.state().name() : "RETIRED")
                .put("version", definition.version())
                .put("revision", definition.revision())
                .put("content", Change.hash(definition.content().text()));
        return audit.record(caller, new Change(action, SegmentDesk.SUBJECT, segment.code(), reason, was, is));
    }
}
