package dev.kequn.dev.growers;

import dev.kequn.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/**
 * Brings the growers' year into an open demo bank: what was, what is in force, and what happens today. Begun again, it goes on
 * where it was interrupted.
 */
@ApplicationScoped
public class GrowersOpening {
    private static final int FIRST = 1;
    private static final int SECOND = 2;

    private final GrowersProgress progress;
    private final GrowersDesk desk;
    private final GrowersHistory history;
    private final GrowersGateway gateway;
    private final GrowersToday today;
    private final BusinessTime time;

    GrowersOpening(
            GrowersProgress progress,
            GrowersDesk desk,
            GrowersHistory history,
            GrowersGateway gateway,
            GrowersToday today,
            BusinessTime time) {
        this.progress = progress;
        this.desk = desk;
        this.history = history;
        this.gateway = gateway;
        this.today = today;
        this.time = time;
    }

    /** Waits for what the program does by itself. */
    @FunctionalInterface
    public interface Patience {
        void await(String what, Callable<Boolean> condition) throws Exception;
    }

    public void open(Patience patience) throws Exception {
        if (!progress.priced()) {
            desk.price();
        }
        if (progress.versions() < FIRST) {
            desk.approve(GrowersYear.FIRST);
        }
        history.write(time.today());
        if (progress.versions() < SECOND) {
            desk.approve(GrowersYear.SECOND);
        }
        if (!progress.launched()) {
            desk.launch();
        }
        if (!progress.rolledOut()) {
            desk.rollOut();
        }
        patience.await("rolled out", progress::settled);
        if (!progress.over()) {
            live(patience);
        }
    }

    private void live(Patience patience) throws Exception {
        gateway.carry(progress.due() / 2);
        today.fair();
        today.signUp(progress.reachedAt(SECOND, "LEAVE_CONTACT", 10));
        patience.await("signed up", progress::settled);
        today.visitorsCome();
        today.come(progress.at(FIRST, "VISIT_BRANCH", 4));
        today.come(progress.at(SECOND, "VISIT_BRANCH", 5));
        today.accounts();
        patience.await("seen", progress::settled);
        today.buy(progress.at(SECOND, "OPEN_ACCOUNT", 2));
        patience.await("bought", progress::settled);
    }
}
