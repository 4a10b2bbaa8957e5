package dev.kequn.segment.export;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.CustomerScope;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlText;
import dev.kequn.segment.SegmentSettings;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentRefusal;
import dev.kequn.segment.definition.Segments;
import dev.kequn.segment.membership.Memberships;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Opens exports of members. Who asked, why and for how many is on record before the first of them is given away; what is
 * counted and what is given comes from one snapshot.
 */
@ApplicationScoped
public class MemberExports {
    private static final int LONGEST_PURPOSE = 200;

    private final SegmentSettings settings;
    private final Segments segments;
    private final AuditTrail audit;
    private final Pool pool;
    private final Semaphore free;

    MemberExports(SegmentSettings settings, Segments segments, AuditTrail audit, Pool pool) {
        this.settings = settings;
        this.segments = segments;
        this.audit = audit;
        this.pool = pool;
        this.free = new Semaphore(settings.exports());
    }

    /**
     * Begins an export, which must be closed.
     *
     * @param day on whose end they were members; null for now
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} for a purpose that is none,
     *     {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link RequestErrorCode#UNAVAILABLE} when as many exports are being read as may be
     */
    public Uni<MemberExport> open(Caller caller, String code, @Nullable LocalDate day, @Nullable String purpose) {
        String checked = purpose(purpose);
        // PostgreSQL has no text with U+0000; so no segment has such a code.
        Uni<@Nullable Segment> found =
                code.indexOf(0) < 0 ? segments.byCode(code) : Uni.createFrom().nullItem();
        return found.onItem()
                .ifNull()
                .failWith(() -> new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment"))
                .chain(segment -> open(caller, segment, day, checked));
    }

    private Uni<MemberExport> open(Caller caller, Segment segment, @Nullable LocalDate day, String purpose) {
        if (!free.tryAcquire()) {
            throw new Refusal(RequestErrorCode.UNAVAILABLE, "Too many exports at once; ask again later");
        }
        return pool.getConnection().onFailure().invoke(() -> free.release()).chain(connection -> begun(connection)
                .chain(() -> noted(connection, caller, segment, day, purpose))
                .onFailure()
                .call(() -> MemberExport.giveBack(connection))
                .onFailure()
                .invoke(() -> free.release())
                .onCancellation()
                .call(() -> MemberExport.giveBack(connection).eventually(() -> free.release())));
    }

    private Uni<?> begun(SqlConnection connection) {
        return connection
                .query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute()
                .chain(() -> connection
                        .query("SET LOCAL idle_in_transaction_session_timeout = "
                                + settings.exportPatience().toMillis())
                        .execute());
    }

    private Uni<MemberExport> noted(
            SqlConnection connection, Caller caller, Segment segment, @Nullable LocalDate day, String purpose) {
        CustomerScope scope = CustomerScope.of(caller);
        SqlText sql = Memberships.everyone(ExportedMember.COLUMNS, scope, segment.id(), day);
        return Memberships.count(connection, scope, segment.id(), day)
                .call(rows -> pool.withTransaction(own ->
                        audit.record(own, caller, exported(segment, day, rows).because(purpose))))
                .chain(rows -> connection
                        .prepare(sql.text())
                        .map(statement -> new MemberExport(
                                connection, statement.cursor(sql.values()), caller, scope, rows, free::release)));
    }

    private static Change exported(Segment segment, @Nullable LocalDate day, long rows) {
        return Change.created(
                "segmentExport",
                "Segment",
                segment.code(),
                new JsonObject().put("day", day == null ? null : day.toString()).put("rows", rows));
    }

    private static String purpose(@Nullable String purpose) {
        boolean said = purpose != null
                && !purpose.isBlank()
                && purpose.codePointCount(0, purpose.length()) <= LONGEST_PURPOSE
                && purpose.indexOf(0) < 0;
        if (!said) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "purpose",
                    "An export states its purpose in 1 to %d characters".formatted(LONGEST_PURPOSE));
        }
        return purpose;
    }
}
