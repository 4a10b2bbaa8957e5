package dev.kequn.access;

import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.Reads;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one audit row in the transaction of each change and reads them back for auditors. */
@ApplicationScoped
public class AuditTrail {
    private static final String INSERT =
            """
            INSERT INTO audit_entry
                (actor, actor_roles, action, subject_type, subject_id, purpose, before_values, after_values)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String INSERT_MANY =
            """
            INSERT INTO audit_entry
                (actor, actor_roles, action, subject_type, subject_id, purpose, before_values, after_values)
            SELECT $1, $2, n.action, n.subject_type, n.subject_id, n.purpose, n.before_values::jsonb, n.after_values::jsonb
            FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
                 AS n (action, subject_type, subject_id, purpose, before_values, after_values)""";

    private final Entries entries;
    private final Reads reads;

    AuditTrail(Entries entries, Reads reads) {
        this.entries = entries;
        this.reads = reads;
    }

    /** Records a change made in the current Panache transaction. */
    public Uni<Void> record(Caller caller, Change change) {
        return entries.persist(new AuditEntry(caller, change)).replaceWithVoid();
    }

    /** Records a change made in the transaction open on {@code connection}. */
    public Uni<Void> record(SqlConnection connection, Caller caller, Change change) {
        Tuple values = Tuple.tuple()
                .addString(caller.subject())
                .addString(caller.roleList())
                .addString(change.action())
                .addString(change.subjectType())
                .addString(change.subjectId())
                .addString(change.purpose())
                .addValue(change.before())
                .addValue(change.after());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** Records changes made in the transaction open on {@code connection}. */
    public Uni<Void> record(SqlConnection connection, Caller caller, List<Change> changes) {
        return Columns.inPieces(
                changes, some -> connection.preparedQuery(INSERT_MANY).execute(Tuple.from(new Object[] {
                    caller.subject(),
                    caller.roleList(),
                    Columns.of(some, String[]::new, Change::action),
                    Columns.of(some, String[]::new, Change::subjectType),
                    Columns.of(some, String[]::new, Change::subjectId),
                    Columns.of(some, String[]::new, Change::purpose),
                    Columns.of(some, String[]::new, change -> text(change.before())),
                    Columns.of(some, String[]::new, change -> text(change.after()))
                })));
    }

    private static @Nullable String text(@Nullable JsonObject values) {
        return values == null ? null : values.encode();
    }

    /** Records a change made in the JDBC transaction of {@code connection}. */
    public void record(Connection connection, Caller caller, Change change) throws SQLException {
        String insert = INSERT.replaceAll("\\$[78]", "?::jsonb").replaceAll("\\$\\d", "?");
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, caller.subject());
            statement.setString(2, caller.roleList());
            statement.setString(3, change.action());
            statement.setString(4, change.subjectType());
            statement.setString(5, change.subjectId());
            statement.setString(6, change.purpose());
            statement.setString(7, text(change.before()));
            statement.setString(8, text(change.after()));
            statement.executeUpdate();
        }
    }

    /** Up to {@code count} entries older than {@code before}, the newest first, of one subject or of all. */
    public Uni<List<AuditEntry>> list(
            @Nullable String subjectType, @Nullable String subjectId, @Nullable Long before, int count) {
        Parameters values = Parameters.with("before", before == null ? Long.MAX_VALUE : before);
        StringBuilder wanted = new StringBuilder("id < :before");
        narrow(wanted, values, "subjectType", subjectType);
        narrow(wanted, values, "subjectId", subjectId);
        return reads.inSession(() -> entries.find(wanted.toString(), Sort.descending("id"), values)
                .page(0, count)
                .list());
    }

    private static void narrow(StringBuilder wanted, Parameters values, String property, @Nullable String value) {
        if (value != null) {
            wanted.append(" and ").append(property).append(" = :").append(property);
            values.and(property, value);
        }
    }

    @ApplicationScoped
    static class Entries implements PanacheRepository<AuditEntry> {}
}
