package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.TlsServer;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL over TLS with passwords from files: as in a cluster, from the migration to the running replica. */
class DatabaseTlsIT {
    @TempDir
    private static Path folder;

    private static TlsServer server;

    @BeforeAll
    static void migrate() throws Exception {
        server = new TlsServer(folder);
        server.certify("server", "localhost");
        server.certify("stranger", "localhost");
        server.certify("elsewhere", "elsewhere.bank.test");
        Files.writeString(folder.resolve("password"), EmbeddedDatabase.PASSWORD + "\n");
        // Both vouched for: what is refused of "elsewhere" is its name alone.
        Files.writeString(folder.resolve("ca.crt"), text("server.crt") + text("elsewhere.crt"));
        server.show("server");
        Map<String, String> settings = secured();
        settings.put("kequn.database.owner-password-file", file("password"));
        settings.put("kequn.database.migrate", "true");
        settings.put("quarkus.init-and-exit", "true");
        try (PackagedApp migration = PackagedApp.launch(settings)) {
            assertThat(migration.awaitExit()).as(migration.output()).isZero();
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void showTheRightCertificate() {
        server.show("server");
    }

    @Test
    void bothDriversTalkToTheServerThatProvesItselfAndToNoOther() {
        try (PackagedApp app = PackagedApp.start(serving())) {
            // Then
            ask(app).body("errors", nullValue()).body("data.customer", nullValue());
            sendAFile(app);
            assertThat(server.drivers("ssl")).contains("PostgreSQL JDBC Driver", "vertx-pg-client");
            assertThat(server.drivers("NOT ssl")).isEmpty();

            for (String imposter : List.of("stranger", "elsewhere")) {
                // When
                server.show(imposter);
                server.endConnections();

                // Then
                Eventually.holds("not ready before " + imposter, () -> readiness(app) == 503);
                assertThat(ask(app).extract().<String>path("errors[0].extensions.code"))
                        .as(app.output())
                        .isEqualTo("UNAVAILABLE");
                assertThat(server.drivers("true")).isEmpty();

                // When
                server.show("server");

                // Then
                Eventually.holds("ready again", () -> readiness(app) == 200);
                ask(app).body("errors", nullValue());
            }
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsRefused() {
        // Given
        Map<String, String> settings = serving();
        settings.put("kequn.database.ca-file", file("stranger.crt"));

        // Then
        assertThat(refusal(settings))
                .contains(
                        "does not prove who it is, as KEQUN_DATABASE_TLS=verify-full with KEQUN_DATABASE_CA_FILE="
                                + file("stranger.crt"),
                        "PKIX");
    }

    @Test
    void aServerOfAnotherNameIsRefused() {
        // Given
        server.show("elsewhere");

        // Then
        assertThat(refusal(serving())).contains("does not prove who it is", "localhost");
    }

    @Test
    void aServerWithoutTlsIsRefused() {
        // Given
        server.showNothing();

        // Then
        assertThat(refusal(serving())).contains("does not prove who it is", "SSL");
    }

    @Test
    void aPasswordThatIsNotInItsFileIsToldOf() {
        // Given
        Map<String, String> settings = serving();
        settings.put("kequn.database.password-file", file("no-such-file"));

        // Then
        assertThat(refusal(settings))
                .isEqualTo("Kequn does not start: KEQUN_DATABASE_PASSWORD_FILE=" + file("no-such-file")
                        + " cannot be read: NoSuchFileException\n");
    }

    /** Goes by COPY, for which the other driver is there. */
    private static void sendAFile(PackagedApp app) {
        given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("feed", "service"))
                .contentType("text/csv")
                .body("branch_code,name\nTLS,Branch\n")
                .post("/intake/branches")
                .then()
                .statusCode(202);
    }

    private static Map<String, String> serving() {
        Map<String, String> settings = secured();
        settings.put("kequn.database.password-file", file("password"));
        settings.put("kequn.identity.issuer", Tokens.ISSUER);
        settings.put("kequn.identity.keys", Tokens.publicKeyLocation());
        return settings;
    }

    private static Map<String, String> secured() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kequn.database.address", server.address());
        settings.put("kequn.database.username", EmbeddedDatabase.APP);
        settings.put("kequn.database.tls", "verify-full");
        settings.put("kequn.database.ca-file", file("ca.crt"));
        return settings;
    }

    private static String refusal(Map<String, String> settings) {
        try (PackagedApp app = PackagedApp.launch(settings)) {
            int code = app.awaitExit();
            assertThat(app.output()).startsWith("Kequn does not start: ").doesNotContain("\tat ", "Listening on");
            assertThat(code).isEqualTo(1);
            return app.output();
        }
    }

    /** A question that the reactive driver answers. */
    private static ValidatableResponse ask(PackagedApp app) {
        return given().port(app.port())
                .auth()
                .oauth2(Tokens.staff("operator-1", "operations"))
                .contentType("application/json")
                .body(Map.of("query", "{ customer(customerNo: \"C00000001\") { customerNo } }"))
                .post("/graphql")
                .then();
    }

    private static int readiness(PackagedApp app) {
        return given().port(app.managementPort()).get("/q/health/ready").statusCode();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
