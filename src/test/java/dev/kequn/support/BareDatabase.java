package dev.kequn.support;

import dev.kequn.dev.EmbeddedDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
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

    public static Pool pool() {
        return Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri("postgresql://" + SERVER.address())
                        .setUser(EmbeddedDatabase.APP)
                        .setPassword(EmbeddedDatabase.PASSWORD))
                .with(new PoolOptions().setMaxSize(2))
                .build());
    }
}
