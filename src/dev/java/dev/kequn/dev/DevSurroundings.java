package dev.kequn.dev;

import java.util.Locale;

/**
 * What the program needs around it, made once per process: a database and a key for tokens.
 *
 * <p>A live reload loads this class anew while the server of the first start still runs, so what was made is
 * remembered in system properties, which also hand it to the configuration. The server is stopped by its own hook
 * when the process ends.
 */
final class DevSurroundings {
    private static final String ADDRESS = "kequn.database.address";
    private static final String KEYS = "kequn.identity.keys";

    private DevSurroundings() {}

    /** Leaves alone what the developer has set himself (KEQUN_DATABASE_ADDRESS, KEQUN_IDENTITY_KEYS). */
    static void prepare() {
        if (missing(ADDRESS)) {
            EmbeddedDatabase.start().settings().forEach(System::setProperty);
        }
        if (missing(KEYS)) {
            System.setProperty(KEYS, DevKeys.create().toUri().toString());
        }
    }

    private static boolean missing(String setting) {
        String variable = setting.toUpperCase(Locale.ROOT).replace('.', '_');
        return System.getProperty(setting) == null && System.getenv(variable) == null;
    }
}
