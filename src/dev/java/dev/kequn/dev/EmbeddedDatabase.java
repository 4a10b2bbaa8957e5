package dev.kequn.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A PostgreSQL server of our own, without Docker, with the two roles of production. */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String OWNER = "kequn_owner";
    public static final String APP = "kequn_app";
    public static final String PASSWORD = "kequn";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server with an empty database {@code kequn}; its data goes when the server is closed. */
    public static EmbeddedDatabase start() {
        // Its data outlive no server: nothing has to reach the disk.
        return start("off");
    }

    /** The same, whose data outlive a crash of the server. */
    public static EmbeddedDatabase startDurable() {
        return start("on");
    }

    private static EmbeddedDatabase start(String durable) {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("fsync", durable)
                    .setServerConfig("full_page_writes", durable)
                    // Off where the library is left to choose: then what was acknowledged last is lost in a crash.
                    .setServerConfig("synchronous_commit", durable)
                    // Lets a test count the statements a request costs.
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    // A bank is filled within seconds here; plans made a minute later on old statistics would crawl.
                    .setServerConfig("autovacuum_naptime", "1s")
                    .start();
            EmbeddedDatabase database = new EmbeddedDatabase(server);
            database.createRoles();
            return database;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start. " + advice(), e);
        }
    }

    /** PostgreSQL refuses root; the library then runs it by {@code unshare -U}, which not every container permits. */
    private static String advice() {
        return "root".equals(System.getProperty("user.name"))
                ? "You are root: PostgreSQL is then run by `unshare -U`, which must be permitted here (try it)."
                        + " Where it is not, work as an ordinary user, or name a database of your own in"
                        + " KEQUN_DATABASE_ADDRESS=host:port/name, KEQUN_DATABASE_USERNAME, KEQUN_DATABASE_PASSWORD,"
                        + " KEQUN_DATABASE_OWNER_USERNAME, KEQUN_DATABASE_OWNER_PASSWORD."
                : "The reason is below; a free port, a writable temporary folder and 300 MB of memory are needed.";
    }

    private void createRoles() {
        superuser(
                "postgres",
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(OWNER, PASSWORD),
                "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(APP, PASSWORD));
        createDatabase("kequn");
    }

    /** Creates one more database, owned by the owner, for a test that needs its own. */
    public void createDatabase(String name) {
        superuser("postgres", "CREATE DATABASE %s OWNER %s".formatted(name, OWNER));
    }

    /** Runs statements as superuser in {@code database}. */
    public void superuser(String database, String... statements) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where its data are, and the number of its process. */
    public Path dataDirectory() {
        try (Connection connection = server.getDatabase("postgres", "postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SHOW data_directory")) {
            found.next();
            return Path.of(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String address() {
        return address("kequn");
    }

    public String address(String database) {
        return "localhost:" + server.getPort() + "/" + database;
    }

    /** The settings of a program that uses this database and migrates it. */
    public Map<String, String> settings() {
        return settings("kequn");
    }

    public Map<String, String> settings(String database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kequn.database.address", address(database));
        settings.put("kequn.database.username", APP);
        settings.put("kequn.database.password", PASSWORD);
        settings.put("kequn.database.owner-username", OWNER);
        settings.put("kequn.database.owner-password", PASSWORD);
        settings.put("kequn.database.migrate", "true");
        return settings;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
