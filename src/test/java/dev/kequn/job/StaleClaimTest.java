package dev.kequn.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker whose lease ran out while it was away has no say any more. */
class StaleClaimTest {
    private JobRoom room;
    private long run;
    private JobChunk stale;
    private JobChunk current;

    @BeforeEach
    void claimTwice() {
        JobRoom.clear();
        room = new JobRoom(DeskJob.of("desk"));
        run = room.enqueue("desk", new JsonObject());
        assertThat(JobRoom.await(room.runs.startReady())).isTrue();
        stale = JobRoom.await(room.leases.claim("first")).orElseThrow();
        assertThat(JobRoom.await(room.leases.claim("second"))).isEmpty();
        JobRoom.execute("UPDATE job_chunk SET lease_until = clock_timestamp() - interval '1 ms'");
        current = JobRoom.await(room.leases.claim("second")).orElseThrow();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theFenceGrowsWithEveryClaim() {
        assertThat(stale.fence()).isEqualTo(1);
        assertThat(current.fence()).isEqualTo(2);
    }

    @Test
    void itsCheckpointIsRefusedAndTheOthersHolds() {
        assertThat(checkpoint(stale)).isFalse();
        assertThat(chunk()).isEqualTo("OPEN|2|second");

        assertThat(checkpoint(current)).isTrue();
        assertThat(chunk()).isEqualTo("DONE|2|null");
        assertThat(checkpoint(stale)).isFalse();
    }

    @Test
    void itGivesNothingBack() {
        JobRoom.await(room.leases.giveBack(stale, Duration.ZERO));

        assertThat(chunk()).isEqualTo("OPEN|2|second");
    }

    @Test
    void itsFailureDoesNotFailTheRun() {
        JobRoom.await(room.runs.fail("desk", stale, "too late"));
        assertThat(JobRoom.state(run)).isEqualTo("RUNNING");

        JobRoom.await(room.runs.fail("desk", current, "in time"));
        assertThat(JobRoom.rows("SELECT state, failure FROM job_run")).containsExactly("FAILED|in time");
    }

    /** A process that stops between the lock and the end loses the lock in time: the limit is set before it. */
    @Test
    void aCheckpointLimitsHowLongItsTransactionMayRest() {
        String limit = JobRoom.await(room.pool.withTransaction(transaction -> room.leases
                .checkpoint(transaction, stale)
                .chain(() -> transaction
                        .query("SELECT current_setting('idle_in_transaction_session_timeout')")
                        .execute())
                .map(rows -> rows.iterator().next().getString(0))));

        assertThat(limit).isEqualTo("15s");
    }

    private boolean checkpoint(JobChunk chunk) {
        return JobRoom.await(room.pool.withTransaction(transaction -> room.leases.checkpoint(transaction, chunk)));
    }

    private static String chunk() {
        return JobRoom.rows("SELECT state, fence, leased_by FROM job_chunk").get(0);
    }
}
