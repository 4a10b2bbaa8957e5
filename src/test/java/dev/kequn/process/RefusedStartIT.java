package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedStartIT {
    private static String migrated = "";

    @BeforeAll
    static void migrate() {
        migrated = Production.migratedDatabase();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kequn.database.address",
                "kequn.database.username",
                "kequn.database.password",
                "kequn.identity.issuer",
                "kequn.identity.keys"
            })
    void namesTheMissingSetting(String setting) {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.remove(setting);

        // When
        String message = refusal(settings);

        // Then
        assertThat(message)
                .containsOnlyOnce("KEQUN_")
                .contains(setting.toUpperCase().replaceAll("[.]", "_"));
    }

    @Test
    void namesAllMissingSettingsAtOnce() {
        // When
        String message = refusal(Map.of());

        // Then
        assertThat(message)
                .contains(
                        "KEQUN_DATABASE_ADDRESS",
                        "KEQUN_DATABASE_USERNAME",
                        "KEQUN_DATABASE_PASSWORD",
                        "KEQUN_IDENTITY_ISSUER",
                        "KEQUN_IDENTITY_KEYS");
    }

    @Test
    void noProfileTurnsTheChecksOff() {
        // When
        String message = refusal(Map.of("quarkus.profile", "dev"));

        // Then
        assertThat(message).contains("KEQUN_IDENTITY_ISSUER");
    }

    @Test
    void refusesToMigrateWithoutTheOwnersPassword() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.database.migrate", "true");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).containsOnlyOnce("KEQUN_").contains("KEQUN_DATABASE_OWNER_PASSWORD");
    }

    @Test
    void refusesAnUnreachableDatabase() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.database.address", "localhost:1/kequn");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("PostgreSQL cannot be reached", "KEQUN_DATABASE_ADDRESS=localhost:1/kequn");
    }

    @Test
    void refusesAMissingDatabaseWithoutRepeatingThePassword() {
        // Given
        Map<String, String> settings = Production.serving("no_such_database");
        settings.put("kequn.database.password", "open-sesame");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("no_such_database").doesNotContain("open-sesame");
    }

    @Test
    void refusesASuperuser() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.database.username", "postgres");
        settings.put("kequn.database.password", "postgres");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("KEQUN_DATABASE_USERNAME=postgres is a superuser");
    }

    @Test
    void refusesTheOwnerOfTables() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.database.username", EmbeddedDatabase.OWNER);

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("KEQUN_DATABASE_USERNAME=kequn_owner owns tables");
    }

    @Test
    void refusesADatabaseWithoutSchema() {
        // When
        String message = refusal(Production.serving(Production.emptyDatabase()));

        // Then
        assertThat(message).contains("the database has no schema; run the migration job first");
    }

    @Test
    void refusesAnOlderAndANewerSchema() {
        // Given
        String older = Production.migratedDatabase();
        Production.server().superuser(older, "delete from flyway_schema_history where version = '20261121095900'");
        String newer = Production.migratedDatabase();
        Production.server()
                .superuser(newer, "update flyway_schema_history set version = '2999' where installed_rank = 1");
        Production.server()
                .superuser(
                        newer,
                        "insert into flyway_schema_history select 99, '20261121090000', description, type, script, "
                                + "checksum, installed_by, installed_on, execution_time, success "
                                + "from flyway_schema_history where installed_rank = 1");

        // When
        String olderRefusal = refusal(Production.serving(older));
        String newerRefusal = refusal(Production.serving(newer));
        String newerMigrationRefusal = refusal(Production.migration(newer));

        // Then
        assertThat(olderRefusal).contains("the schema is older than the program: migration 20261121095900");
        assertThat(newerRefusal).contains("the schema is newer than the program: migration 2999");
        assertThat(newerMigrationRefusal).contains("the schema is newer than the program: migration 2999");
    }

    @Test
    void refusesKeysThatAreNotThere(@TempDir Path folder) throws IOException {
        // Given
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Map<String, String> settings = Production.serving(migrated);

        // When
        settings.put("kequn.identity.keys", "file:/no/such/keys.json");
        String missing = refusal(settings);
        settings.put("kequn.identity.keys", empty.toString());
        String useless = refusal(settings);

        // Then
        assertThat(missing).contains("KEQUN_IDENTITY_KEYS=file:/no/such/keys.json cannot be read");
        assertThat(useless).contains("empty.pem holds neither a PEM public key nor a JWKS");
    }

    /** Starts the program, expects it to refuse at once, without a stack trace or an open port, and returns why. */
    private static String refusal(Map<String, String> settings) {
        try (PackagedApp app = PackagedApp.launch(settings)) {
            int code = app.awaitExit();
            assertThat(app.output()).startsWith("Kequn does not start: ").doesNotContain("\tat ", "Listening on");
            assertThat(code).isEqualTo(1);
            return app.output();
        }
    }
}
