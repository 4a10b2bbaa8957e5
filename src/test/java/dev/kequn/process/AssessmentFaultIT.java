package dev.kequn.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import dev.kequn.support.PackagedApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An assessment of 100,000 customers in 51 chunks survives whatever happens to one of its two replicas: the other one
 * finishes, and what is written equals what an undisturbed run wrote, customer for customer.
 */
class AssessmentFaultIT {
    private static final long SEED = 20261121;
    private static final int CHUNKS = 51;

    /** Lease and poll, and two seconds for what the survivor has in hand and the chunk itself on a busy machine. */
    private static final double TAKE_OVER = FaultBank.LEASE.plus(FaultBank.POLL).toSeconds() + 2.5;

    private static FaultBank bank;
    private static String undisturbed;

    private final List<PackagedApp> started = new ArrayList<>();

    /** The schedule itself starts the first assessment of the quarter, at the first start after its end. */
    @BeforeAll
    static void assessUndisturbed() {
        bank = new FaultBank();
        try (PackagedApp alone = bank.startReplica()) {
            Eventually.holds(
                    "the quarter's run is there",
                    () -> bank.rows("SELECT FROM tier_run").size() == 1);
            long run = Long.parseLong(bank.value("SELECT run_id FROM tier_run"));
            bank.awaitState(run, "SUCCEEDED");
            undisturbed = bank.digest(run);
            assertThat(bank.done(run)).isEqualTo(CHUNKS);
        }
        assertThat(undisturbed).startsWith(FaultBank.CUSTOMERS + " ");
        assertThat(bank.value("SELECT count(DISTINCT composite_level) FROM tier_assessment"))
                .isEqualTo("5");
    }

    @AfterEach
    void end() {
        started.forEach(PackagedApp::close);
        bank.assertInvariants();
    }

    static IntStream killPoints() {
        return new Random(SEED).ints(4, 1, CHUNKS - 8);
    }

    @ParameterizedTest
    @MethodSource("killPoints")
    void aReplicaIsKilledAfterSomeChunks(int chunks) {
        // Given
        PackagedApp victim = start();
        start();
        long run = bank.assess(victim);
        bank.awaitDone(run, chunks);

        // When
        String since = now();
        victim.kill();

        // Then
        assertFinished(run, "killed after " + chunks + " chunks", since);
    }

    @Test
    void aReplicaIsKilledBetweenItsWorkAndItsCommit() throws SQLException {
        // Given
        PackagedApp victim = start();
        start();
        long run;
        String since;
        List<String> held;
        try (Connection hold = bank.holdWriters("tier_assessment")) {
            run = bank.assess(victim);
            bank.awaitHeld(2);
            held = bank.leasedBy(victim);
            assertThat(held).hasSize(1);

            // When
            since = now();
            victim.kill();
        }

        // Then
        assertFinished(run, "killed between work and commit", since);
        assertThat(bank.value("SELECT fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held.get(0) + "'"))
                .isEqualTo("2");
    }

    /** Its connection waits inside the transaction, loses it after half the lease, and the chunk after the whole. */
    @Test
    void aReplicaThatStoodStillPastItsLeaseWritesNothingAndGoesOn() throws SQLException {
        // Given
        PackagedApp victim = start();
        PackagedApp other = start();
        long run;
        String since;
        String held;
        try (Connection hold = bank.holdWriters("tier_assessment")) {
            run = bank.assess(victim);
            bank.awaitHeld(2);
            held = bank.leasedBy(victim).get(0);

            // When
            since = now();
            victim.pause();
        }

        // Then
        assertFinished(run, "paused past the lease", since);
        assertThat(bank.value("SELECT fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held + "'"))
                .isEqualTo("2");

        // When
        String before = bank.value("SELECT finished_at, xmin FROM job_run WHERE run_id = " + run);
        other.kill();
        victim.resume();

        // Then
        String alone = now();
        long next = bank.assess(victim.awaitReady());
        assertFinished(next, "done by the one that stood still", alone);
        assertThat(victim.output()).contains("Chunk " + held.split("\\|")[1] + " of run " + run);
        assertThat(bank.value("SELECT finished_at, xmin FROM job_run WHERE run_id = " + run))
                .isEqualTo(before);
        assertThat(bank.digest(run)).isEqualTo(undisturbed);
    }

    /** SIGTERM: the chunk is finished and nobody has to wait for a lease or to do anything twice. */
    @Test
    void aReplicaThatIsToldToLeaveFinishesItsChunk() throws SQLException {
        // Given
        PackagedApp leaving = start();
        start();
        long run;
        String since;
        String held;
        try (Connection hold = bank.holdWriters("tier_assessment")) {
            run = bank.assess(leaving);
            bank.awaitHeld(2);
            held = bank.leasedBy(leaving).get(0);

            // When
            since = now();
            leaving.terminate();
        }
        leaving.awaitExit();

        // Then
        assertThat(bank.leasedBy(leaving)).isEmpty();
        assertThat(bank.value("SELECT state, fence FROM job_chunk WHERE (run_id || '|' || chunk_no) = '" + held + "'"))
                .isEqualTo("DONE|1");
        assertFinished(run, "told to leave", since);
        assertThat(bank.value("SELECT max(fence) FROM job_chunk WHERE run_id = " + run))
                .isEqualTo("1");
    }

    /** SIGTERM, and a chunk that takes longer than may be waited: another takes it at once, and not after the lease. */
    @Test
    void aReplicaThatMayWaitNoLongerGivesItsChunkBack() throws SQLException {
        // Given
        Map<String, String> impatient = Map.of("kequn.job.lease", "3600s", "kequn.job.patience", "300ms");
        PackagedApp leaving = bank.startReplica(impatient);
        started.add(leaving);
        started.add(bank.startReplica(impatient));
        long run;
        String held;
        try (Connection hold = bank.holdWriters("tier_assessment")) {
            run = bank.assess(leaving);
            bank.awaitHeld(2);
            held = "WHERE (run_id || '|' || chunk_no) = '"
                    + bank.leasedBy(leaving).get(0) + "'";

            // When
            leaving.terminate();
            leaving.awaitExit();

            // Then
            assertThat(bank.leasedBy(leaving)).isEmpty();
            assertThat(bank.value("SELECT state, fence, attempts FROM job_chunk " + held))
                    .isEqualTo("OPEN|1|0");
        }
        bank.awaitState(run, "SUCCEEDED");
        assertThat(bank.value("SELECT state, fence FROM job_chunk " + held)).isEqualTo("DONE|2");
        assertThat(bank.digest(run)).isEqualTo(undisturbed);
    }

    private PackagedApp start() {
        PackagedApp replica = bank.startReplica();
        started.add(replica);
        return replica;
    }

    /** The run succeeds, whoever it was taken from; nothing rests longer than lease and poll; the result is the same. */
    private static void assertFinished(long run, String what, String since) {
        bank.awaitState(run, "SUCCEEDED");
        double taken = Double.parseDouble(bank.value(
                "SELECT coalesce(max(extract(epoch FROM done_at - '%s')), 0)::numeric(10, 2) ".formatted(since)
                        + "FROM job_chunk WHERE fence > 1 AND run_id = " + run));
        double whole = Double.parseDouble(
                bank.value("SELECT extract(epoch FROM finished_at - '%s')::numeric(10, 2) FROM job_run WHERE run_id = "
                                .formatted(since)
                        + run));
        System.out.printf("%s: chunk taken over after %.2f s, run finished after %.2f s%n", what, taken, whole);
        assertThat(taken).as("%s: seconds to the take-over", what).isLessThan(TAKE_OVER);
        assertThat(bank.digest(run)).as(what).isEqualTo(undisturbed);
        assertThat(bank.done(run)).isEqualTo(CHUNKS);
    }

    private static String now() {
        return bank.value("SELECT clock_timestamp()");
    }
}
