package dev.kequn.platform.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;

/** The schema in the database against the migrations packaged with the program. */
final class SchemaVersion {
    private static final String PRESENT = "SELECT to_regclass('flyway_schema_history') IS NOT NULL AS there, "
            + "coalesce(has_table_privilege(to_regclass('flyway_schema_history')::oid, 'SELECT'), false) AS open";

    private static final String APPLIED =
            "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL AND type = 'SQL'";

    private final SortedSet<String> packaged;

    SchemaVersion(SortedSet<String> packaged) {
        this.packaged = packaged;
    }

    /** @throws StartRefused when the schema is missing, or not exactly the program's */
    void checkEqual(Connection connection) throws SQLException {
        SortedSet<String> missing = new TreeSet<>(packaged);
        missing.removeAll(applied(connection));
        if (missing.size() == packaged.size()) {
            throw new StartRefused("the database has no schema; run the migration job first");
        }
        if (!missing.isEmpty()) {
            throw new StartRefused(
                    "the schema is older than the program: migration %s is not applied; ".formatted(missing.first())
                            + "run the migration job of this version first");
        }
        checkNotNewer(connection);
    }

    /** @throws StartRefused when the schema has migrations that this program does not know */
    void checkNotNewer(Connection connection) throws SQLException {
        SortedSet<String> unknown = applied(connection);
        unknown.removeAll(packaged);
        if (!unknown.isEmpty()) {
            throw new StartRefused(
                    "the schema is newer than the program: migration %s is unknown here; ".formatted(unknown.last())
                            + "use the version that brought it, or a later one");
        }
    }

    /** Versions in the database; none where Flyway never ran. */
    private static SortedSet<String> applied(Connection connection) throws SQLException {
        SortedSet<String> versions = new TreeSet<>();
        try (ResultSet present = connection.createStatement().executeQuery(PRESENT)) {
            present.next();
            if (!present.getBoolean("there")) {
                return versions;
            }
            if (!present.getBoolean("open")) {
                throw new StartRefused("the program's role may not read flyway_schema_history; "
                        + "run the migration job, with this role in KEQUN_DATABASE_USERNAME");
            }
        }
        try (ResultSet applied = connection.createStatement().executeQuery(APPLIED)) {
            while (applied.next()) {
                versions.add(applied.getString(1));
            }
        }
        return versions;
    }
}
