package dev.kequn.platform.start;

import org.eclipse.microprofile.config.Config;

/** The checks of one start, cheapest first: what is missing, the keys, the database as each role the start will use. */
final class StartChecks {
    private StartChecks() {}

    /** @throws StartRefused with the first thing that stands in the way */
    static void check(Config config) {
        StartMode mode = StartMode.of(config);
        PasswordFiles.check(config, mode);
        RequiredSettings.check(config, mode);
        DatabaseTls.check(config);
        if (mode.serves()) {
            IdentityKeys.check(Setting.IDENTITY_KEYS.required(config));
        }
        SchemaVersion schema = new SchemaVersion(PackagedMigrations.versions());
        if (mode.migrates()) {
            DatabaseLogin.owner(config).look(connection -> {
                HumbleRole.checkExists(connection, Setting.DATABASE_USERNAME.required(config));
                schema.checkNotNewer(connection);
            });
        }
        if (mode.serves()) {
            DatabaseLogin.program(config).look(connection -> {
                HumbleRole.check(connection);
                if (!mode.migrates()) {
                    schema.checkEqual(connection);
                }
            });
        }
    }
}
