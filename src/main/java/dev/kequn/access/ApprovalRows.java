package dev.kequn.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads and writes approvals in a transaction of the SQL client; what may be decided, {@link Approval} decides. */
final class ApprovalRows {
    private static final String INSERT =
            """
            INSERT INTO approval (subject_type, subject_id, content_hash, requested_by, requested_at)
            VALUES ($1, $2, $3, $4, $5)""";
    private static final String PENDING =
            """
            SELECT approval_id, subject_type, subject_id, content_hash, requested_by, requested_at FROM approval
            WHERE subject_type = $1 AND subject_id = $2 AND decision IS NULL FOR UPDATE""";
    private static final String DECIDE =
            "UPDATE approval SET decision = $2, decided_by = $3, decided_at = $4, reason = $5 WHERE approval_id = $1";

    private ApprovalRows() {}

    static Uni<Void> add(SqlConnection connection, Approval made) {
        Object[] values = {made.subjectType, made.subjectId, made.contentHash, made.requestedBy, made.requestedAt};
        return connection.preparedQuery(INSERT).execute(Tuple.from(values)).replaceWithVoid();
    }

    /** What waits under this subject, locked. */
    static Uni<Approval> pending(SqlConnection connection, String subjectType, String subjectId) {
        return connection
                .preparedQuery(PENDING)
                .execute(Tuple.of(subjectType, subjectId))
                .map(ApprovalRows::only);
    }

    static Uni<Void> decide(SqlConnection connection, Approval decided) {
        Object[] values = {
            decided.id,
            decided.decision == null ? null : decided.decision.name(),
            decided.decidedBy,
            decided.decidedAt,
            decided.reason
        };
        return connection.preparedQuery(DECIDE).execute(Tuple.from(values)).replaceWithVoid();
    }

    private static Approval only(RowSet<Row> rows) {
        for (Row row : rows) {
            Approval waiting = new Approval();
            waiting.id = row.getLong("approval_id");
            waiting.subjectType = row.getString("subject_type");
            waiting.subjectId = row.getString("subject_id");
            waiting.contentHash = row.getString("content_hash");
            waiting.requestedBy = row.getString("requested_by");
            waiting.requestedAt = row.getOffsetDateTime("requested_at");
            return waiting;
        }
        throw Approvals.nothingWaits();
    }
}
