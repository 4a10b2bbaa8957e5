package dev.kequn.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which run may start when: one at a time of each resource, in the order they were asked for. */
class RunsInTurnTest {
    private static final String FAULT = "SELECT 1 / 0";

    private JobRoom room;

    @BeforeEach
    void open() {
        JobRoom.clear();
        room = new JobRoom(DeskJob.of("desk"), DeskJob.of("other"));
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void oneRunOfAResourceStartsAndOthersDoNotHinderIt() {
        room.enqueue("desk", new JsonObject());
        room.enqueue("desk", new JsonObject());
        room.enqueue("other", new JsonObject());

        assertThat(JobRoom.await(room.runs.startReady())).isTrue();

        assertThat(states()).containsExactly("RUNNING", "QUEUED", "RUNNING");
        assertThat(JobRoom.await(room.runs.startReady())).isFalse();
    }

    @Test
    void aClosedGateLetsLaterRunsPass() {
        room.enqueue("desk", new JsonObject().put("waits", "the day's file"));
        room.enqueue("desk", new JsonObject());

        JobRoom.await(room.runs.startReady());

        assertThat(JobRoom.rows("SELECT state, waiting_for FROM job_run ORDER BY run_id"))
                .containsExactly("QUEUED|the day's file", "RUNNING|null");
    }

    @Test
    void aFailedOrPausedRunKeepsItsTurn() {
        long first = room.enqueue("desk", new JsonObject());
        room.enqueue("desk", new JsonObject());
        for (String halted : List.of("FAILED", "PAUSED")) {
            JobRoom.execute("UPDATE job_run SET state = '%s' WHERE run_id = %d".formatted(halted, first));

            assertThat(JobRoom.await(room.runs.startReady())).isFalse();
            assertThat(states()).containsExactly(halted, "QUEUED");
        }

        JobRoom.execute("UPDATE job_run SET state = 'CANCELLED' WHERE run_id = " + first);
        assertThat(JobRoom.await(room.runs.startReady())).isTrue();
        assertThat(states()).containsExactly("CANCELLED", "RUNNING");
    }

    @Test
    void runsOfOneResourceAreDoneOneAfterTheOther() {
        long last = 0;
        for (int i = 0; i < 5; i++) {
            last = room.enqueue("desk", new JsonObject().put("chunks", 3));
        }

        room.work();
        JobRoom.awaitState(last, "SUCCEEDED");

        assertThat(states()).hasSize(5).containsOnly("SUCCEEDED");
        assertThat(JobRoom.rows("SELECT run_id FROM (SELECT *, lag(finished_at) OVER (ORDER BY run_id) AS before "
                        + "FROM job_run) r WHERE started_at < before"))
                .isEmpty();
        assertThat(JobRoom.rows("SELECT count(*), count(DISTINCT (run_id, chunk_no)) FROM desk_work"))
                .containsExactly("15|15");
    }

    @Test
    void aChunkThatFailsIsTriedAgainAndThenTheRunHasFailed() {
        long run = room.enqueue("desk", new JsonObject().put("chunks", 2).put("work", FAULT));

        room.work();
        JobRoom.awaitState(run, "FAILED");

        assertThat(JobRoom.rows("SELECT failure FROM job_run")).containsExactly("PgException in chunk 0");
        assertThat(JobRoom.rows("SELECT max(attempts) FROM job_chunk")).containsExactly("3");
        assertThat(JobRoom.rows("SELECT * FROM desk_work")).isEmpty();
    }

    @Test
    void aRunThatCannotStartFailsAloneAndHoldsNobodyElse() {
        // Given
        long bad = room.enqueue("desk", new JsonObject().put("plan", FAULT));
        long behind = room.enqueue("desk", new JsonObject());
        long elsewhere = room.enqueue("other", new JsonObject());

        // When
        room.work();
        JobRoom.awaitState(elsewhere, "SUCCEEDED");
        JobRoom.awaitState(bad, "FAILED");

        // Then
        assertThat(JobRoom.rows("SELECT failure, started_at, faults FROM job_run WHERE run_id = " + bad))
                .containsExactly("PgException at the start|null|3");
        assertThat(JobRoom.rows("SELECT * FROM job_chunk WHERE run_id = " + bad))
                .isEmpty();
        assertThat(JobRoom.state(behind)).isEqualTo("QUEUED");
    }

    @Test
    void aRunThatCannotEndFailsAloneAndHoldsNobodyElse() {
        // Given
        long bad = room.enqueue("desk", new JsonObject().put("finish", FAULT));
        long elsewhere = room.enqueue("other", new JsonObject());

        // When
        room.work();
        JobRoom.awaitState(elsewhere, "SUCCEEDED");
        JobRoom.awaitState(bad, "FAILED");

        // Then
        assertThat(JobRoom.rows("SELECT failure, faults FROM job_run WHERE run_id = " + bad))
                .containsExactly("PgException at the end|3");
        assertThat(JobRoom.rows("SELECT state FROM job_chunk WHERE run_id = " + bad))
                .containsExactly("DONE");
    }

    @Test
    void aRunOfAKindNobodyKnowsHoldsNobodyElse() {
        JobRoom.execute("INSERT INTO job_run (job, scheduled_for, resource, requested_by) "
                + "VALUES ('of-another-version', now(), 'another', 'test')");
        long run = room.enqueue("desk", new JsonObject());

        room.work();

        JobRoom.awaitState(run, "SUCCEEDED");
    }

    private static List<String> states() {
        return JobRoom.rows("SELECT state FROM job_run ORDER BY run_id");
    }
}
