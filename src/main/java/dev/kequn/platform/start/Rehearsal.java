package dev.kequn.platform.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.net.ConnectException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A start without a bank: everything is made ready, as far as that goes without a database, and then it ends. The JVM keeps
 * what it learnt of it in the image's cache of loaded classes; nobody is served meanwhile.
 */
public class Rehearsal implements QuarkusApplication {
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

    /** Whatever else this machine says; {@code end} hears of the exit code and of what went wrong. */
    static void hold(BiConsumer<Integer, @Nullable Throwable> end, String... arguments) {
        SETTINGS.forEach(System::setProperty);
        Quarkus.run(Rehearsal.class, end, arguments);
    }

    /** It went well when it got to the point where the database is asked. */
    static boolean wentWell(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ConnectException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    @Override
    public int run(String... arguments) {
        return 0;
    }
}
