package dev.kequn.platform.db;

import dev.kequn.platform.Unavailable;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a fault of ours. */
public final class Unavailability {
    /** Shutdown, start-up, crash, disk full, no memory, too many connections, read-only, statement and lock time-outs. */
    private static final Set<String> STATES =
            Set.of("57P01", "57P02", "57P03", "53100", "53200", "53300", "53400", "25006", "57014", "55P03");

    /** What the reactive driver says without a class or a state of its own; the last of a server that cannot prove itself. */
    private static final Set<String> WORDS =
            Set.of("Connection is closed", "Connection was closed", "SSL handshake failed");

    private Unavailability() {}

    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Unavailable
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof ClosedConnectionException
                    || away(SqlState.of(cause))
                    || saysLost(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysLost(@Nullable String message) {
        return message != null && (WORDS.contains(message) || message.startsWith("Connection is not active now"));
    }

    private static boolean away(@Nullable String state) {
        return state != null && (STATES.contains(state) || state.startsWith("08"));
    }
}
