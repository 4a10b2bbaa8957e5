package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    void namesAllWrongValuesAtOnce() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.job.lease", "abc");
        settings.put("kequn.tier.schedule", "x");
        settings.put("kequn.offer.exploration", "20000");
        settings.put("kequn.bank.zone", "Mars/Base");
        settings.put("kequn.bank.currency", "RMB");
        settings.put("kequn.identity.algorithm", "none");
        settings.put("kequn.job.workers", "");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message.lines())
                .containsExactly(
                        "Kequn does not start: settings have values they cannot have",
                        "  KEQUN_BANK_CURRENCY=RMB  must be a currency of ISO 4217 such as CNY",
                        "  KEQUN_BANK_ZONE=Mars/Base  must be a zone such as Asia/Shanghai",
                        "  KEQUN_IDENTITY_ALGORITHM=none  must be one of RS256, RS384, RS512, PS256, PS384, PS512,"
                                + " ES256, ES384, ES512",
                        "  KEQUN_JOB_LEASE=abc  must be a duration from 2s to 1h",
                        "  KEQUN_JOB_WORKERS=  must be a whole number from 1 to 64",
                        "  KEQUN_OFFER_EXPLORATION=20000  must be a whole number from 0 to 10000",
                        "  KEQUN_TIER_SCHEDULE=x  must be a Quartz cron expression, such as 0 30 3 * * ?");
    }

    @Test
    void namesASettingThatIsNone() {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.loyalty.grant-limt", "5");

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("KEQUN_LOYALTY_GRANT_LIMT; the nearest is KEQUN_LOYALTY_GRANT_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "3"})
    void refusesAPoolThatLeavesNothingForRequests(String size) {
        // Given
        Map<String, String> settings = Production.serving(migrated);
        settings.put("kequn.database.pool-size", size);

        // When
        String message = refusal(settings);

        // Then
        assertThat(message).contains("KEQUN_DATABASE_POOL_SIZE=" + size);
    }

    @Test
    void refusesAPoolLargerThanTheServerAllows() {
        // Given
        String narrow = Production.migratedDatabase();
        Production.server().superuser("postgres", "ALTER DATABASE " + narrow + " CONNECTION LIMIT 21");
        String closed = Production.migratedDatabase();
        Production.server().superuser("postgres", "ALTER DATABASE " + closed + " CONNECTION LIMIT 0");

        // When
        String tooLarge = refusal(Production.serving(narrow));
        String noneLeft = refusal(Production.serving(closed));

        // Then
        assertThat(tooLarge)
                .contains("KEQUN_DATABASE_POOL_SIZE=20 is larger than the server allows: with 2 for COPY it needs 22"
                        + " connections, and max_connections, the role and the database leave 21");
        assertThat(noneLeft).contains("has no connection left for kequn_app");
    }

    @Test
    void refusesADatabaseThatTakesNoWrites() {
        // Given
        String still = Production.migratedDatabase();
        Production.server()
                .superuser("postgres", "ALTER DATABASE " + still + " SET default_transaction_read_only = on");

        // When
        String serving = refusal(Production.serving(still));
        String migration = refusal(Production.migration(still));

        // Then
        assertThat(serving).contains("the database takes no writes: default_transaction_read_only is on");
        assertThat(migration).contains("the database takes no writes: default_transaction_read_only is on");
    }

    @Test
    void refusesADatabaseThatIsNotUtf8() {
        // Given
        Production.server()
                .superuser(
                        "postgres",
                        "CREATE DATABASE production_ascii OWNER %s ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0"
                                .formatted(EmbeddedDatabase.OWNER));

        // When
        String message = refusal(Production.migration("production_ascii"));

        // Then
        assertThat(message).contains("the database keeps text as SQL_ASCII; it has to be made with ENCODING 'UTF8'");
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

    /**
     * Starts the program, expects it to refuse at once, without a stack trace or an open port, for a reason the runbook
     * explains, and returns why.
     */
    private static String refusal(Map<String, String> settings) {
        try (PackagedApp app = PackagedApp.launch(settings)) {
            int code = app.awaitExit();
            assertThat(app.output()).startsWith("Kequn does not start: ").doesNotContain("\tat ", "Listening on");
            assertThat(code).isEqualTo(1);
            assertThat(explained())
                    .anyMatch(message -> message.matcher(app.output()).find());
            return app.output();
        }
    }

    /** The messages in the runbook's table; what differs from case to case is an ellipsis there. */
    private static List<Pattern> explained() {
        try {
            String runbook = Files.readString(Path.of("k8s/README.md"));
            String section = runbook.substring(runbook.indexOf("## What a refusal at start means"));
            return section.lines()
                    .takeWhile(line -> !line.startsWith("## ") || line.contains("refusal"))
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| message"))
                    .map(line -> line.split(" \\| ")[0].substring(2).replace("`", ""))
                    .flatMap(cell -> Stream.of(cell.split("; (?!the nearest)")))
                    .map(text -> Pattern.compile("\\Q" + text.replace("…", "\\E.*\\Q") + "\\E"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
