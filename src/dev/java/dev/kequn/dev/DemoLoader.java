package dev.kequn.dev;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.dev.demo.DemoBank;
import dev.kequn.intake.IntakeFile;
import dev.kequn.intake.IntakeService;
import dev.kequn.job.JobSchedule;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fills an empty database with the demo bank, beside the running program and by the program's own doors: the daily
 * files through the intake, then the assessments of both quarters. A restart goes on where it was interrupted and
 * sends no file twice.
 */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoLoader {
    private static final Logger LOG = Logger.getLogger(DemoLoader.class);
    private static final Caller BANK = new Caller("demo-bank", Set.of(Role.SERVICE), null, null, null);
    private static final LocalDate AFTER_FIRST_QUARTER = LocalDate.of(2026, 4, 15);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DemoBank bank = new DemoBank(DemoBank.USUAL_SIZE);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final DemoProgress progress;
    private final IntakeService intake;
    private final JobSchedule schedule;
    private final BusinessTime time;
    private final DemoWelcome welcome;

    DemoLoader(
            DemoProgress progress, IntakeService intake, JobSchedule schedule, BusinessTime time, DemoWelcome welcome) {
        this.progress = progress;
        this.intake = intake;
        this.schedule = schedule;
        this.time = time;
        this.welcome = welcome;
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::run, "demo-bank");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            if (!progress.foreign() && !progress.assessed()) {
                long begun = System.nanoTime();
                load();
                welcome.print(Duration.ofNanos(System.nanoTime() - begun));
            }
        } catch (Exception e) {
            if (stopping.getCount() > 0) {
                LOG.error("The demo bank is not complete", e);
            }
        }
    }

    private void load() throws Exception {
        assessFirstQuarter();
        Set<String> accepted = progress.accepted();
        LOG.infof("Loading the demo bank: %d customers", DemoBank.USUAL_SIZE);
        for (String file : DemoBank.fileNames()) {
            if (!accepted.contains(file) && stopping.getCount() > 0) {
                send(file);
            }
        }
        await("merged", progress::merged);
        if (!progress.prospects()) {
            progress.insert(bank.prospects());
        }
        await("assessed", progress::assessed);
    }

    private void send(String name) throws IOException {
        IntakeFile file = IntakeFile.fromName(name).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        bank.write(name, bytes);
        intake.receive(file, new ByteArrayInputStream(bytes.toByteArray()), BANK);
    }

    /** The schedule finds the last quarter by itself; the one before was due in April, when nobody was there. */
    private void assessFirstQuarter() {
        schedule.enqueueDue(AFTER_FIRST_QUARTER.atTime(LocalTime.NOON).atZone(time.zone()))
                .await()
                .atMost(PATIENCE);
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (stopping.await(100, TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("The program stops");
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not " + what + " after " + PATIENCE + "; look at the query jobs");
            }
        }
    }
}
