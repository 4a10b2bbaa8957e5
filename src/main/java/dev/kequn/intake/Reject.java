package dev.kequn.intake;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param line line of the file on which the row begins; the header's is 1
 * @param column the column to blame; empty where it is the row as a whole
 * @param value what stood there, its first 200 characters; null where nothing did
 */
public record Reject(long line, String column, @Nullable String value, String reason) {
    private static final Set<String> PERSONAL = Set.of("name", "phone");

    static Reject of(Row row) {
        return new Reject(
                row.getLong("line_no"), row.getString("column_name"), row.getString("value"), row.getString("reason"));
    }

    /** Whether the value is somebody's name or phone number. */
    public boolean isPersonal() {
        return PERSONAL.contains(column);
    }
}
