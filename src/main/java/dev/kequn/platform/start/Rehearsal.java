package dev.kequn.platform.start;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Map;

/**
 * A start without a bank: everything is made ready, and then it ends. The JVM keeps what it learnt of it in the image's
 * cache of loaded classes; nothing is served meanwhile, because there is no database and no token is accepted.
 */
public final class Rehearsal implements QuarkusApplication {
    private static final String ASKED_FOR = "kequn.rehearsal";
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("kequn.database.address", "127.0.0.1:9/rehearsal"),
            Map.entry("kequn.database.username", "rehearsal"),
            Map.entry("kequn.database.password", "rehearsal"),
            Map.entry("kequn.job.enabled", "false"),
            Map.entry("kequn.events.enabled", "false"),
            Map.entry("kequn.segment.follow", "false"),
            Map.entry("quarkus.http.host", "127.0.0.1"),
            Map.entry("quarkus.http.port", "0"),
            Map.entry("quarkus.management.host", "127.0.0.1"),
            Map.entry("quarkus.management.port", "0"),
            Map.entry("quarkus.shutdown.delay-enabled", "false"));

    /** Whether the JVM was started with {@code -Dkequn.rehearsal=true}: no setting of a deployment. */
    static boolean isAskedFor() {
        return Boolean.getBoolean(ASKED_FOR);
    }

    /** Whatever else this machine says. */
    static void settle() {
        SETTINGS.forEach(System::setProperty);
    }

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
