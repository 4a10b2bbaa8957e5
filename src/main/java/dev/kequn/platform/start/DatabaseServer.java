package dev.kequn.platform.start;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The server can do what the program asks of it: it is new enough, keeps UTF-8, takes writes and knows the bank's zone. */
final class DatabaseServer {
    /** PostgreSQL 15. */
    static final int LEAST_VERSION = 150_000;

    private static final String FACTS =
            """
            SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
                   current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS standby,
                   current_setting('default_transaction_read_only')::boolean AS read_only""";

    private static final String UNKNOWN_ZONE = "22023";

    private final int leastVersion;

    DatabaseServer(int leastVersion) {
        this.leastVersion = leastVersion;
    }

    /** @throws StartRefused when the server behind {@code connection} cannot serve */
    void check(Connection connection) throws SQLException {
        try (ResultSet facts = connection.createStatement().executeQuery(FACTS)) {
            facts.next();
            refuseIf(
                    facts.getInt("number") < leastVersion,
                    "PostgreSQL is too old: it is %s and has to be %d or later"
                            .formatted(facts.getString("version"), leastVersion / 10_000));
            refuseIf(
                    !facts.getString("encoding").equals("UTF8"),
                    "the database keeps text as %s; it has to be made with ENCODING 'UTF8'"
                            .formatted(facts.getString("encoding")));
            refuseIf(
                    facts.getBoolean("standby"),
                    "the database takes no writes: the server is a standby; give the address of the primary");
            refuseIf(
                    facts.getBoolean("read_only"),
                    "the database takes no writes: default_transaction_read_only is on for this database or role");
        }
    }

    /** @throws StartRefused when PostgreSQL does not know {@code zone}, in which the program asks it for days */
    static void checkZone(Connection connection, String zone) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT now() AT TIME ZONE ?")) {
            statement.setString(1, zone);
            statement.execute();
        } catch (SQLException e) {
            if (UNKNOWN_ZONE.equals(e.getSQLState())) {
                throw new StartRefused("PostgreSQL does not know the zone KEQUN_BANK_ZONE=" + zone);
            }
            throw e;
        }
    }

    private static void refuseIf(boolean wrong, String message) {
        if (wrong) {
            throw new StartRefused(message);
        }
    }
}
