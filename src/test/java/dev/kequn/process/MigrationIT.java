package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationIT {
    private static final String HISTORY =
            "select string_agg(version || ':' || checksum || ':' || installed_on, ',' order by installed_rank) "
                    + "from flyway_schema_history";

    private static final String TABLES =
            "select string_agg(relname || ' ' || coalesce(relacl::text, ''), ',' order by relname) from pg_class "
                    + "where relnamespace = 'public'::regnamespace";

    @Test
    void migratesAnEmptyDatabaseAndExits() throws SQLException {
        // Given
        String database = Production.emptyDatabase();

        // When
        int code = run(Production.migration(database));

        // Then
        assertThat(code).isZero();
        assertThat(value(database, "select count(*) > 5 from flyway_schema_history where success"))
                .isEqualTo("t");
        assertThat(value(database, "select count(*) from pg_class where relowner = 'kequn_app'::regrole"))
                .isEqualTo("0");
    }

    @Test
    void changesNothingTheSecondTime() throws SQLException {
        // Given
        String database = Production.migratedDatabase();
        String history = value(database, HISTORY);
        String tables = value(database, TABLES);

        // When
        int code = run(Production.migration(database));

        // Then
        assertThat(code).isZero();
        assertThat(value(database, HISTORY)).isEqualTo(history);
        assertThat(value(database, TABLES)).isEqualTo(tables);
    }

    @Test
    void servesWithoutTheOwnersCredentials() {
        // Given
        String database = Production.migratedDatabase();

        // When
        try (PackagedApp app = PackagedApp.launch(Production.serving(database))) {
            app.awaitReady();

            // Then
            assertThat(app.output()).doesNotContain("ERROR");
        }
    }

    @Test
    void migratesAndServesInOneProcess() throws SQLException {
        // Given
        String database = Production.emptyDatabase();
        Map<String, String> settings = Production.serving(database);
        settings.put("kequn.database.migrate", "true");
        settings.put("kequn.database.owner-password", EmbeddedDatabase.PASSWORD);

        // When
        try (PackagedApp app = PackagedApp.launch(settings)) {
            app.awaitReady();

            // Then
            assertThat(value(database, "select count(*) > 5 from flyway_schema_history where success"))
                    .isEqualTo("t");
        }
    }

    private static int run(Map<String, String> settings) {
        try (PackagedApp app = PackagedApp.launch(settings)) {
            int code = app.awaitExit();
            assertThat(app.output()).doesNotContain("ERROR", "Listening on");
            return code;
        }
    }

    private static String value(String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://" + Production.server().address(database);
        try (Connection connection =
                        DriverManager.getConnection(url, EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
