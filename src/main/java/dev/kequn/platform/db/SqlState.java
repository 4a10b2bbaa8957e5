package dev.kequn.platform.db;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL said, through either client: Hibernate wraps it in an exception of its own. */
public final class SqlState {
    private SqlState() {}

    /** The state one exception states; null where it states none. */
    public static @Nullable String of(Throwable failure) {
        if (failure instanceof PgException direct) {
            return direct.getSqlState();
        }
        return failure instanceof SQLException wrapped ? wrapped.getSQLState() : null;
    }

    /** Whether {@code failure} or anything behind it states this. */
    public static boolean isCauseOf(Throwable failure, String state) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (state.equals(of(cause))) {
                return true;
            }
        }
        return false;
    }
}
