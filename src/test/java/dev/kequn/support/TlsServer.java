package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/** A PostgreSQL with TLS, which can change the certificate it shows. */
public final class TlsServer implements AutoCloseable {
    private final EmbeddedDatabase server = EmbeddedDatabase.start();
    private final Path folder;

    /** Keeps certificates and keys in {@code folder}. */
    public TlsServer(Path folder) {
        this.folder = folder;
    }

    public String address() {
        return server.address();
    }

    /** Makes {@code name.crt}, which vouches for itself and {@code host}, and its key, for the owner's eyes only. */
    public void certify(String name, String host) throws Exception {
        new CertificateGenerator(folder, true)
                .generate(new CertificateRequest()
                        .withName(name)
                        .withCN(host)
                        .withSubjectAlternativeName("DNS:" + host)
                        .withFormat(Format.PEM));
        Files.setPosixFilePermissions(folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
    }

    /** From now on whoever connects is shown that certificate. */
    public void show(String name) {
        String certificate = folder.resolve(name + ".crt").toString();
        server.superuser(
                "postgres",
                "ALTER SYSTEM SET ssl_cert_file = '" + certificate + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + folder.resolve(name + ".key") + "'",
                "ALTER SYSTEM SET ssl = on",
                "SELECT pg_reload_conf()");
        Eventually.holds(
                "the server shows " + name,
                () -> rows("SELECT current_setting('ssl_cert_file') WHERE current_setting('ssl')::bool")
                        .equals(Set.of(certificate)));
    }

    /** From now on nobody is let in by TLS. */
    public void showNothing() {
        server.superuser("postgres", "ALTER SYSTEM SET ssl = off", "SELECT pg_reload_conf()");
        Eventually.holds("the server has no TLS", () -> rows("SELECT current_setting('ssl')")
                .equals(Set.of("off")));
    }

    /** Which drivers the program is connected by, among its connections of which {@code condition} holds. */
    public Set<String> drivers(String condition) {
        return rows(
                "SELECT application_name FROM pg_stat_activity JOIN pg_stat_ssl USING (pid) WHERE usename = '%s' AND %s"
                        .formatted(EmbeddedDatabase.APP, condition));
    }

    public void endConnections() {
        rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + EmbeddedDatabase.APP + "'");
    }

    private Set<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + address() + "?sslmode=disable", "postgres", "postgres");
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            Set<String> rows = new TreeSet<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
