package dev.kequn.platform.start;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;

/** The checks of one start, cheapest first: the settings, the keys, the database as each role the start will use. */
final class StartChecks {
    private static final DatabaseServer SERVER = new DatabaseServer(DatabaseServer.LEAST_VERSION);

    private StartChecks() {}

    /** @throws StartRefused with the first thing that stands in the way */
    static void check(Config config) {
        StartMode mode = StartMode.of(config);
        PasswordFiles.check(config, mode);
        RequiredSettings.check(config, mode);
        UnknownSettings.check(config);
        SettingValues.check(config);
        TemporaryFolder.check(Path.of(System.getProperty("java.io.tmpdir")));
        DatabaseTls.check(config);
        if (mode.serves()) {
            PoolSize.check(config);
            IdentityKeys.check(
                    Setting.IDENTITY_KEYS.required(config), config.getValue("kequn.identity.algorithm", String.class));
        }
        SchemaVersion schema = new SchemaVersion(PackagedMigrations.versions());
        if (mode.migrates()) {
            DatabaseLogin.owner(config).look(connection -> {
                SERVER.check(connection);
                HumbleRole.checkExists(connection, Setting.DATABASE_USERNAME.required(config));
                schema.checkNotNewer(connection);
            });
        }
        if (mode.serves()) {
            DatabaseLogin.program(config).look(connection -> {
                SERVER.check(connection);
                HumbleRole.check(connection);
                if (!mode.migrates()) {
                    schema.checkEqual(connection);
                }
                checkRoom(connection, config);
            });
        }
    }

    private static void checkRoom(Connection connection, Config config) throws SQLException {
        DatabaseServer.checkZone(connection, config.getValue("kequn.bank.zone", String.class));
        ConnectionRoom.check(connection, config.getValue("kequn.database.pool-size", Integer.class));
    }
}
