package dev.kequn.dev;

import dev.kequn.dev.demo.DemoBank;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Opens the demo bank beside the running program, unless it is open or somebody else's data are there. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoLoader {
    private static final Logger LOG = Logger.getLogger(DemoLoader.class);

    private final DemoProgress progress;
    private final DemoOpening opening;
    private final DemoWelcome welcome;

    DemoLoader(DemoProgress progress, DemoOpening opening, DemoWelcome welcome) {
        this.progress = progress;
        this.opening = opening;
        this.welcome = welcome;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::run, "demo-bank");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        opening.stop();
    }

    private void run() {
        try {
            if (progress.foreign()) {
                return;
            }
            if (!progress.open()) {
                long begun = System.nanoTime();
                LOG.infof("Loading the demo bank: %d customers", DemoBank.USUAL_SIZE);
                opening.open(new DemoBank(DemoBank.USUAL_SIZE));
                welcome.print(Duration.ofNanos(System.nanoTime() - begun));
            }
            opening.campaign();
            opening.offer();
            opening.resemble();
        } catch (Exception e) {
            if (!opening.stopped()) {
                LOG.error("The demo bank is not complete", e);
            }
        }
    }
}
