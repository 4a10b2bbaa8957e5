package dev.kequn.dev;

import dev.kequn.dev.demo.DemoBank;
import dev.kequn.dev.demo.Introduction;
import dev.kequn.dev.growers.GrowersOpening;
import dev.kequn.dev.offers.OffersOpening;
import dev.kequn.intake.IntakeFile;
import dev.kequn.intake.IntakeService;
import dev.kequn.job.JobSchedule;
import dev.kequn.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Brings a demo bank into an empty database by the program's own doors: earning rules and rewards, the daily files, the
 * assessments of both quarters, then what happened, which earns points, and the segments; then a campaign and offers. Begun again, it goes on
 * where it was interrupted and sends no file twice.
 */
@ApplicationScoped
class DemoOpening {
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final LocalDate AFTER_FIRST_QUARTER = LocalDate.of(2026, 4, 15);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final DemoProgress progress;
    private final DemoProgramme programme;
    private final DemoLoyalty loyalty;
    private final DemoSegments segments;
    private final GrowersOpening growers;
    private final OffersOpening offers;
    private final IntakeService intake;
    private final JobSchedule schedule;
    private final BusinessTime time;

    DemoOpening(
            DemoProgress progress,
            DemoProgramme programme,
            DemoLoyalty loyalty,
            DemoSegments segments,
            GrowersOpening growers,
            OffersOpening offers,
            IntakeService intake,
            JobSchedule schedule,
            BusinessTime time) {
        this.progress = progress;
        this.programme = programme;
        this.loyalty = loyalty;
        this.segments = segments;
        this.growers = growers;
        this.offers = offers;
        this.intake = intake;
        this.schedule = schedule;
        this.time = time;
    }

    /** Gives up at the next step. */
    void stop() {
        stopping.countDown();
    }

    boolean stopped() {
        return stopping.getCount() == 0;
    }

    void open(DemoBank bank) throws Exception {
        assessQuarters();
        Set<String> accepted = progress.accepted();
        for (String file : DemoBank.fileNames()) {
            if (file.equals(DemoBank.EVENTS)) {
                prepare(bank);
            }
            if (!accepted.contains(file) && !stopped()) {
                send(bank, file);
            }
        }
        loyalty.giveMonth();
        await("merged", progress::merged);
        await("assessed", progress::assessed);
        await("earned", progress::earned);
        group();
        loyalty.redeem(progress.richInPoints());
    }

    /** Membership is awaited before some of it changes. */
    private void group() throws Exception {
        segments.begin(progress.segmentVersions());
        await("grouped", progress::followed);
        segments.change(progress.segmentVersions());
        await("grouped", progress::followed);
    }

    /** Brings a campaign to today: seconds in which an open bank can be looked at already. */
    void campaign() throws Exception {
        growers.open(this::await);
    }

    /** Publishes offers, and has customers see them: seconds in which an open bank can be looked at already. */
    void offer() throws Exception {
        offers.open(this::await);
    }

    /** Learns a look-alike and puts it in force: seconds in which an open bank can be looked at already. */
    void resemble() throws Exception {
        Set<String> versions = progress.segmentVersions();
        segments.learn(versions);
        await("learned", progress::followed);
        segments.resemble(versions);
        await("grouped", progress::followed);
    }

    /**
     * What must be there before anything happens. The assessments were asked for before: with the last balances their
     * turn comes, and the events' after them.
     */
    private void prepare(DemoBank bank) throws Exception {
        programme.approve();
        await("known", progress::customers);
        if (!progress.prospects()) {
            progress.insert(bank.prospects());
        }
        progress.agreeToProfiling();
        List<Introduction> introductions = bank.introductions().toList();
        loyalty.introduce(introductions, progress.ids(introductions));
        await("merged", progress::merged);
    }

    private void send(DemoBank bank, String name) throws IOException {
        IntakeFile file = IntakeFile.fromName(name).orElseThrow();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        bank.write(name, bytes);
        intake.receive(file, new ByteArrayInputStream(bytes.toByteArray()), DemoStaff.BANK);
    }

    /** The schedule finds the last quarter only; the one before was due in April, when nobody was there. */
    private void assessQuarters() {
        ZonedDateTime april = AFTER_FIRST_QUARTER.atTime(LocalTime.NOON).atZone(time.zone());
        schedule.enqueueDue(april)
                .chain(() -> schedule.enqueueDue(time.now()))
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
