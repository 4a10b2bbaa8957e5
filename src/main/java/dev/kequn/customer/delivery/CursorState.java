package dev.kequn.customer.delivery;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * How a consumer stands.
 *
 * @param impossible whether the position is one the database has not reached: the tables come from another server
 * @param resting whether it failed so lately that it is left alone
 * @param settled whether the next event is below every running transaction, so that nothing can come before it any more
 * @param secondsBehind age of the next event; null where there is none
 */
record CursorState(
        Position position, boolean impossible, boolean resting, boolean settled, @Nullable Double secondsBehind) {
    static CursorState of(Row row) {
        return new CursorState(
                Position.of(row),
                row.getBoolean("impossible"),
                row.getBoolean("resting"),
                row.getBoolean("settled"),
                row.getDouble("seconds_behind"));
    }

    /** Refuses to go on where events would be passed over unseen. */
    void check() {
        if (impossible) {
            throw new IllegalStateException(position + " is not of this server; see k8s/README.md, Restore");
        }
    }

    /** Whether there is something to do. */
    boolean ready() {
        return !resting && (settled || impossible);
    }
}
