package dev.kequn.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Stops the program in the middle of what it does. */
public final class Hold {
    private Hold() {}

    /**
     * Whoever has written to {@code table} waits before he goes on, until {@code connection} is closed. A lock on the table
     * would come too early: an assessment's plan already makes a partition of it.
     *
     * @return {@code connection}, of a role that may make triggers
     */
    public static Connection writers(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE FUNCTION held_by_a_test() RETURNS trigger LANGUAGE plpgsql AS "
                    + "$$ BEGIN PERFORM pg_advisory_xact_lock_shared(42); RETURN NULL; END $$");
            statement.execute("CREATE OR REPLACE TRIGGER held_by_a_test AFTER INSERT ON " + table
                    + " FOR EACH STATEMENT EXECUTE FUNCTION held_by_a_test()");
            statement.execute("SELECT pg_advisory_lock(42)");
        }
        return connection;
    }
}
