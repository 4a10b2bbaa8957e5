package dev.kequn.platform.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jspecify.annotations.Nullable;

/**
 * The program's entry: checks its surroundings, then starts.
 *
 * <p>The checks come before Quarkus because the framework expands settings while it starts and would report the first
 * missing one only, by an internal name. They follow the packaging, not the profile: no setting turns them off. The
 * name is chosen in {@code application.properties} for the product only; development has its own entry. A rehearsal,
 * which serves nobody, needs no surroundings.
 */
@QuarkusMain(name = "kequn")
public final class Kequn {
    private static final int REFUSED = 1;

    private Kequn() {}

    public static void main(String... arguments) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            if (Rehearsal.isAskedFor()) {
                Rehearsal.hold(Kequn::endRehearsal, arguments);
                return;
            }
            refuseWhereItCannotWork();
        }
        Quarkus.run(arguments);
    }

    private static void refuseWhereItCannotWork() {
        try {
            StartChecks.check(StartSettings.read());
        } catch (StartRefused refused) {
            System.err.println("Kequn does not start: " + refused.getMessage());
            System.exit(REFUSED);
        }
    }

    private static void endRehearsal(int code, @Nullable Throwable failure) {
        boolean well = Rehearsal.wentWell(failure);
        System.err.println(well ? "The rehearsal went as far as the database" : "The rehearsal failed: " + failure);
        System.exit(well ? 0 : Math.max(code, REFUSED));
    }
}
