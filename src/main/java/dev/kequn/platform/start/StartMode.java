package dev.kequn.platform.start;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/** What this process is for, and what it cannot do without. */
enum StartMode {
    /** Serves requests and works on jobs; the schema is already there. */
    SERVE(
            Setting.DATABASE_ADDRESS,
            Setting.DATABASE_USERNAME,
            Setting.DATABASE_PASSWORD,
            Setting.IDENTITY_ISSUER,
            Setting.IDENTITY_KEYS),

    /** Migrates the schema as its owner, then serves as the program's role. */
    MIGRATE_THEN_SERVE(
            Setting.DATABASE_ADDRESS,
            Setting.DATABASE_USERNAME,
            Setting.DATABASE_PASSWORD,
            Setting.DATABASE_OWNER_PASSWORD,
            Setting.IDENTITY_ISSUER,
            Setting.IDENTITY_KEYS),

    /** Migrates the schema and exits: knows the program's role by name only, for the grants. */
    MIGRATE_ONLY(Setting.DATABASE_ADDRESS, Setting.DATABASE_USERNAME, Setting.DATABASE_OWNER_PASSWORD);

    private final List<Setting> required;

    StartMode(Setting... required) {
        this.required = List.of(required);
    }

    List<Setting> required() {
        return required;
    }

    boolean serves() {
        return this != MIGRATE_ONLY;
    }

    boolean migrates() {
        return this != SERVE;
    }

    static StartMode of(Config config) {
        if (!isTrue(config, "kequn.database.migrate")) {
            return SERVE;
        }
        return isTrue(config, "quarkus.init-and-exit") ? MIGRATE_ONLY : MIGRATE_THEN_SERVE;
    }

    private static boolean isTrue(Config config, String property) {
        return config.getOptionalValue(property, Boolean.class).orElse(false);
    }
}
