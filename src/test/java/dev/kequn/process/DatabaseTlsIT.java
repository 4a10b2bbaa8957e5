package dev.kequn.process;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import dev.kequn.dev.EmbeddedDatabase;
import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import dev.kequn.support.Tokens;
import io.restassured.response.ValidatableResponse;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL over TLS with passwords from files: as in a cluster, from the migration to the running replica. */
class DatabaseTlsIT {
    @TempDir
    private static Path folder;

    private static EmbeddedDatabase server;

    @BeforeAll
    static void migrate() throws Exception {
        certificate("server", "localhost");
        certificate("stranger", "localhost");
        certificate("elsewhere", "elsewhere.bank.test");
        Files.writeString(folder.resolve("password"), EmbeddedDatabase.PASSWORD + "\n");
        // Both vouched for: what is refused of "elsewhere" is its name alone.
        Files.writeString(folder.resolve("ca.crt"), text("server.crt") + text("elsewhere.crt"));
        server = EmbeddedDatabase.start();
        show("server");
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
        show("server");
    }

    @Test
    void bothDriversTalkToTheServerThatProvesItselfAndToNoOther() {
        try (PackagedApp app = PackagedApp.start(serving())) {
            // Then
            ask(app).body("errors", nullValue()).body("data.customer", nullValue());
            assertThat(drivers("ssl")).contains("PostgreSQL JDBC Driver", "vertx-pg-client");
            assertThat(drivers("NOT ssl")).isEmpty();

            for (String imposter : List.of("stranger", "elsewhere")) {
                // When
                show(imposter);
                endConnections();

                // Then
                Eventually.holds("not ready before " + imposter, () -> readiness(app) == 503);
                assertThat(ask(app).extract().<String>path("errors[0].extensions.code"))
                        .as(app.output())
                        .isEqualTo("UNAVAILABLE");
                assertThat(drivers("true")).isEmpty();

                // When
                show("server");

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
        show("elsewhere");

        // Then
        assertThat(refusal(serving())).contains("does not prove who it is", "localhost");
    }

    @Test
    void aServerWithoutTlsIsRefused() {
        // Given
        show("");

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

    /** Which drivers the program is connected by, among the connections of which {@code condition} holds. */
    private static TreeSet<String> drivers(String condition) {
        TreeSet<String> names = new TreeSet<>();
        try (Connection connection = superuser();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery("SELECT application_name FROM pg_stat_activity JOIN pg_stat_ssl USING (pid)"
                                + " WHERE usename = 'kequn_app' AND " + condition)) {
            while (found.next()) {
                names.add(found.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void endConnections() {
        server.superuser(
                "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kequn_app'");
    }

    /** Has the server show that certificate to whoever connects from now on; none: no TLS. */
    private static void show(String certificate) {
        if (!certificate.isEmpty()) {
            server.superuser(
                    "postgres",
                    "ALTER SYSTEM SET ssl_cert_file = '" + file(certificate + ".crt") + "'",
                    "ALTER SYSTEM SET ssl_key_file = '" + file(certificate + ".key") + "'");
        }
        server.superuser("postgres", "ALTER SYSTEM SET ssl = " + !certificate.isEmpty(), "SELECT pg_reload_conf()");
        String shown = certificate.isEmpty() ? "" : file(certificate + ".crt");
        Eventually.holds(
                "the server shows " + certificate,
                () -> shown.equals(setting("ssl").equals("on") ? setting("ssl_cert_file") : ""));
    }

    private static String setting(String name) {
        try (Connection connection = superuser();
                ResultSet value = connection.createStatement().executeQuery("SHOW " + name)) {
            value.next();
            return value.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection superuser() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.address() + "?sslmode=disable", "postgres", "postgres");
    }

    /** A certificate that vouches for itself, and its key as PostgreSQL wants it: for the owner's eyes only. */
    private static void certificate(String name, String host) throws Exception {
        new CertificateGenerator(folder, true)
                .generate(new CertificateRequest()
                        .withName(name)
                        .withCN(host)
                        .withSubjectAlternativeName("DNS:" + host)
                        .withFormat(Format.PEM));
        Files.setPosixFilePermissions(folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }
}
