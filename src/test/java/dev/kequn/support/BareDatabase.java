package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A migrated database and a client of the program's role, for tests that need no running application. */
public final class BareDatabase {
    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.start();

    static {
        migrate("kequn");
        Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }

    private BareDatabase() {}

    public static void migrate(String database) {
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + SERVER.address(database),
                        EmbeddedDatabase.OWNER,
                        EmbeddedDatabase.PASSWORD)
                .placeholders(Map.of("app_role", EmbeddedDatabase.APP))
                .load()
                .migrate();
    }

    /** A connection of the owner, so that a test can set a scene. */
    public static Connection owner() {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + SERVER.address(), EmbeddedDatabase.OWNER, EmbeddedDatabase.PASSWORD);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How the program's role connects. */
    public static PgConnectOptions options() {
        return PgConnectOptions.fromUri("postgresql://" + SERVER.address())
                .setUser(EmbeddedDatabase.APP)
                .setPassword(EmbeddedDatabase.PASSWORD);
    }

    public static Pool pool() {
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(options())
                .with(new PoolOptions().setMaxSize(2))
                .build());
    }
}
