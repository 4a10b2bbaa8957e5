package dev.kequn.platform.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * What the server lets the program's role have at once, against what one replica takes when it is busy: its pool and the
 * connections for COPY.
 *
 * <p>A pool the server cannot fill would serve for weeks and fail on the first busy day.
 */
final class ConnectionRoom {
    private static final Logger LOG = Logger.getLogger(ConnectionRoom.class);
    /** {@code quarkus.datasource.jdbc.max-size}. */
    private static final int COPY = 2;
    /** A roll-out starts one more before it stops one of three. */
    private static final int REPLICAS = 4;

    private static final String LIMIT =
            """
            SELECT least(current_setting('max_connections')::int
                             - current_setting('superuser_reserved_connections')::int
                             - coalesce(current_setting('reserved_connections', true)::int, 0),
                         nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1))
            FROM pg_roles r, pg_database d
            WHERE r.rolname = current_user AND d.datname = current_database()""";

    private ConnectionRoom() {}

    /** @throws StartRefused when not even this replica alone would have its {@code pool} connections */
    static void check(Connection connection, int pool) throws SQLException {
        try (ResultSet limit = connection.createStatement().executeQuery(LIMIT)) {
            limit.next();
            int room = limit.getInt(1);
            if (pool + COPY > room) {
                throw new StartRefused(
                        ("KEQUN_DATABASE_POOL_SIZE=%d is larger than the server allows: with %d for COPY it needs %d "
                                        + "connections, and max_connections, the role and the database leave %d")
                                .formatted(pool, COPY, pool + COPY, room));
            }
            if (REPLICAS * (pool + COPY) > room) {
                LOG.warnf(
                        "PostgreSQL leaves %d connections; three replicas of this pool and a fourth during a roll-out need %d",
                        room, REPLICAS * (pool + COPY));
            }
        }
    }
}
