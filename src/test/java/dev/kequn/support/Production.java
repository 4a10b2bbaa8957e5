package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A production for process tests: one PostgreSQL per JVM, a database per need, settings as an operator gives them. */
public final class Production {
    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable String template;

    private Production() {}

    /** The server with both roles; it ends with this JVM. */
    public static EmbeddedDatabase server() {
        return SERVER;
    }

    /** Makes an empty database, owned by the owner, and returns its name. */
    public static String emptyDatabase() {
        String name = "production_" + DATABASES.incrementAndGet();
        SERVER.createDatabase(name);
        return name;
    }

    /** Makes a database with the program's schema: a copy of one that the program's own migration job made. */
    public static synchronized String migratedDatabase() {
        if (template == null) {
            String first = emptyDatabase();
            migrate(first);
            template = first;
        }
        String name = "production_" + DATABASES.incrementAndGet();
        SERVER.superuser(
                "postgres",
                "CREATE DATABASE %s OWNER %s TEMPLATE %s".formatted(name, EmbeddedDatabase.OWNER, template));
        return name;
    }

    /** Makes one on a server of a test's own. */
    public static String migratedDatabase(EmbeddedDatabase server) {
        String name = "production";
        server.createDatabase(name);
        Map<String, String> settings = migration(name);
        settings.put("kequn.database.address", server.address(name));
        migrate(settings);
        return name;
    }

    private static void migrate(String database) {
        migrate(migration(database));
    }

    private static void migrate(Map<String, String> settings) {
        try (PackagedApp migration = PackagedApp.launch(settings)) {
            if (migration.awaitExit() != 0) {
                throw new AssertionError("The migration failed; it said:\n" + migration.output());
            }
        }
    }

    /** The settings of one serving replica: the program's role only. */
    public static Map<String, String> serving(String database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kequn.database.address", SERVER.address(database));
        settings.put("kequn.database.username", EmbeddedDatabase.APP);
        settings.put("kequn.database.password", EmbeddedDatabase.PASSWORD);
        settings.put("kequn.identity.issuer", Tokens.ISSUER);
        settings.put("kequn.identity.keys", Tokens.publicKeyLocation());
        // No load balancer has to hear of it.
        settings.put("quarkus.shutdown.delay", "100ms");
        return settings;
    }

    /** The settings of the migration job: the owner's credentials, the program's role by name. */
    public static Map<String, String> migration(String database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kequn.database.address", SERVER.address(database));
        settings.put("kequn.database.username", EmbeddedDatabase.APP);
        settings.put("kequn.database.owner-password", EmbeddedDatabase.PASSWORD);
        settings.put("kequn.database.migrate", "true");
        settings.put("quarkus.init-and-exit", "true");
        return settings;
    }
}
