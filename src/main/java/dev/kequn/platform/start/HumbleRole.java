package dev.kequn.platform.start;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The program's role is a humble one: no superuser, no owner of tables, not even through a membership.
 *
 * <p>Append-only tables are kept by grants, and neither superusers nor owners are bound by grants.
 */
final class HumbleRole {
    private static final String RANK =
            "SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = current_user";

    private static final String OWNED =
            """
            SELECT c.oid::regclass::text
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S')
              AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
              AND pg_has_role(current_user, c.relowner, 'MEMBER')
            ORDER BY 1 LIMIT 1""";

    private static final String EXISTS = "SELECT FROM pg_roles WHERE rolname = ?";

    private HumbleRole() {}

    /** Looks at the role that {@code connection} runs as. */
    static void check(Connection connection) throws SQLException {
        String role = Setting.DATABASE_USERNAME.environmentName() + "="
                + connection.getMetaData().getUserName();
        try (ResultSet rank = connection.createStatement().executeQuery(RANK)) {
            rank.next();
            if (rank.getBoolean("rolsuper") || rank.getBoolean("rolcreaterole") || rank.getBoolean("rolbypassrls")) {
                throw new StartRefused(role + " is a superuser or may make itself one; "
                        + "the program runs as a role without SUPERUSER, CREATEROLE and BYPASSRLS");
            }
        }
        try (ResultSet owned = connection.createStatement().executeQuery(OWNED)) {
            if (owned.next()) {
                throw new StartRefused("%s owns tables (%s); the program runs as a role that owns nothing"
                        .formatted(role, owned.getString(1)));
            }
        }
    }

    /** The migrations grant to {@code role}, so it has to be there before them. */
    static void checkExists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, role);
            if (!statement.executeQuery().next()) {
                throw new StartRefused("the database has no role %s=%s; create it before the migration"
                        .formatted(Setting.DATABASE_USERNAME.environmentName(), role));
            }
        }
    }
}
