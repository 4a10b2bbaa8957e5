package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Production;
import dev.kequn.support.SmallDisk;
import dev.kequn.support.Tokens;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A database that answers and takes no writes, while the program runs. */
class WritesRefusedIT {
    private static final String DECLARE =
            """
            mutation { customerAttributeDeclare(input: {
                name: "refused", nameZh: "拒", nameEn: "Refused", description: "x", type: TEXT}) {
              attribute { name } errors { code } } }""";

    private static final String BRANCHES = "branch_code,name\nWR1,First\n";
    /** A table of staged rows of this many is larger than the disk. */
    private static final int MANY = 1_500_000;

    private static final int MEGABYTES = 64;

    @Test
    void aDatabaseThatBecomesReadOnlyIsToldAndTheServiceComesBackByItself() {
        String database = Production.migratedDatabase();
        try (PackagedApp app = PackagedApp.start(Production.serving(database))) {
            try {
                // When
                readOnly("on");
                Eventually.holds("not ready", () -> ready(app).statusCode() == 503);

                // Then
                assertThat(ready(app).jsonPath().getList("checks.data.reason", String.class))
                        .contains("default_transaction_read_only is on");
                Response file = intake(app, BRANCHES);
                assertThat(file.statusCode()).isEqualTo(503);
                assertThat(file.asString())
                        .isEqualTo("{\"code\":\"UNAVAILABLE\","
                                + "\"message\":\"The file cannot be taken now; send it again later\"}");
                Response declared = mutate(app);
                assertThat(declared.jsonPath().getString("errors[0].extensions.code"))
                        .isEqualTo("UNAVAILABLE");
                assertThat(declared.jsonPath().getString("errors[0].message"))
                        .isEqualTo("The service cannot answer now");
                assertNothingStayed(database);
            } finally {
                readOnly("off");
            }

            // Then
            app.awaitReady();
            assertThat(intake(app, BRANCHES).statusCode()).isEqualTo(202);
            assertThat(mutate(app).jsonPath().getString("data.customerAttributeDeclare.attribute.name"))
                    .isEqualTo("refused");
        }
    }

    @Test
    void aFileThatFillsTheDiskIsRefusedAndLeavesNothing() {
        String database = Production.migratedDatabase();
        Optional<SmallDisk> mounted = SmallDisk.of(MEGABYTES);
        assumeTrue(mounted.isPresent(), "no file system can be mounted here, so no disk can be filled");
        try (SmallDisk disk = mounted.get()) {
            Production.server().superuser("postgres", "CREATE TABLESPACE small_disk LOCATION '" + disk.folder() + "'");
            Production.server().superuser("postgres", "ALTER DATABASE " + database + " SET TABLESPACE small_disk");
            try (PackagedApp app = PackagedApp.start(Production.serving(database))) {
                // When
                Response refused = intake(app, balances());

                // Then
                assertThat(refused.statusCode()).isEqualTo(507);
                assertThat(refused.asString())
                        .isEqualTo("{\"code\":\"DISK_FULL\","
                                + "\"message\":\"The bank's database has no room for the file; nothing of it stays\"}");
                assertNothingStayed(database);
                assertThat(ready(app).statusCode()).isEqualTo(200);

                // When
                Response small = intake(app, BRANCHES);

                // Then
                assertThat(small.statusCode()).isEqualTo(202);
                Eventually.holds("the small file is merged", () -> count(database, "branch") == 1);
            } finally {
                Production.server()
                        .superuser(
                                "postgres",
                                "DROP DATABASE " + database + " WITH (FORCE)",
                                "DROP TABLESPACE small_disk");
            }
        }
    }

    private static String balances() {
        StringBuilder file = new StringBuilder("customer_no,as_of,aum,loan\n");
        for (int i = 0; i < MANY; i++) {
            file.append('C').append(10_000_000 + i).append(",2026-07-14,1234567.89,0\n");
        }
        return file.toString();
    }

    private static void assertNothingStayed(String database) {
        assertThat(count(database, "intake")
                        + count(database, "job_run WHERE job = 'intake-merge'")
                        + count(database, "audit_entry")
                        + count(database, "customer_attribute")
                        + count(database, "pg_class WHERE relname LIKE 'intake\\_staging%'"))
                .isZero();
    }

    private static void readOnly(String value) {
        Production.server()
                .superuser(
                        "postgres",
                        "ALTER SYSTEM SET default_transaction_read_only = " + value,
                        "SELECT pg_reload_conf()");
    }

    private static long count(String database, String table) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + Production.server().address(database),
                        EmbeddedDatabase.OWNER,
                        EmbeddedDatabase.PASSWORD);
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response ready(PackagedApp app) {
        return given().port(app.managementPort()).get("/q/health/ready");
    }

    private static Response intake(PackagedApp app, String file) {
        return given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("feed", "service"))
                .contentType("text/csv; charset=utf-8")
                .body(file)
                .post("/intake/" + (file.startsWith("branch") ? "branches" : "balances"));
    }

    private static Response mutate(PackagedApp app) {
        return given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("admin-1", "admin"))
                .contentType("application/json")
                .body(Map.of("query", DECLARE))
                .post("/graphql");
    }
}
