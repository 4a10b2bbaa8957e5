package dev.kequn.segment.export;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.export.Export;
import dev.kequn.access.export.ExportedList;
import dev.kequn.access.export.Exports;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.segment.SegmentSettings;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentRefusal;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.membership.Memberships;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Opens exports of members. */
@ApplicationScoped
public class MemberExports {
    private final Segments segments;
    private final Exports exports;

    MemberExports(SegmentSettings settings, Segments segments, AuditTrail audit, Pool pool) {
        this.segments = segments;
        this.exports = new Exports(audit, pool, settings.exports(), settings.exportPatience());
    }

    /**
     * Begins an export, which must be closed.
     *
     * @param day on whose end they were members; null for now
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} for a purpose that is none,
     *     {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link RequestErrorCode#UNAVAILABLE} when as many exports are being read as may be
     */
    public Uni<Export> open(Caller caller, String code, @Nullable LocalDate day, @Nullable String purpose) {
        String checked = Exports.purpose(purpose);
        // PostgreSQL has no text with U+0000; so no segment has such a code.
        Uni<@Nullable Segment> found =
                code.indexOf(0) < 0 ? segments.byCode(code) : Uni.createFrom().nullItem();
        return found.onItem()
                .ifNull()
                .failWith(() -> new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment"))
                .chain(segment -> exports.open(caller, checked, members(caller, segment, day)));
    }

    private static ExportedList members(Caller caller, Segment segment, @Nullable LocalDate day) {
        CustomerScope scope = CustomerScope.of(caller);
        return new ExportedList(
                ExportedMember.HEADER,
                Memberships.everyone(ExportedMember.COLUMNS, scope, segment.id(), day),
                row -> ExportedMember.of(row, caller, scope).line(),
                connection -> Memberships.count(connection, scope, segment.id(), day),
                rows -> exported(segment, day, rows));
    }

    private static Change exported(Segment segment, @Nullable LocalDate day, long rows) {
        return Change.created(
                "segmentExport",
                "Segment",
                segment.code(),
                new JsonObject().put("day", day == null ? null : day.toString()).put("rows", rows));
    }
}
