package dev.kequn.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Eventually;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What alerts about jobs are made of moves when the thing itself happens. */
class JobMetricsTest {
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
    void aRunThatFailsIsCountedAndOpen() {
        assertThat(count("kequn.job.runs", "job_name", "desk", "outcome", "FAILED"))
                .isZero();
        long run = room.enqueue("desk", new JsonObject().put("work", "SELECT 1 / 0"));

        room.work();
        JobRoom.awaitState(run, "FAILED");

        Eventually.holds("it is counted", () -> count("kequn.job.runs", "job_name", "desk", "outcome", "FAILED") == 1);
        assertThat(count("kequn.job.failures", "job_name", "desk")).isEqualTo(JobRoom.MAX_ATTEMPTS);
        assertThat(count("kequn.job.failures", "job_name", "other")).isZero();
        JobRoom.await(room.watch.look());
        assertThat(gauge("kequn.job.open", "job_name", "desk", "state", "FAILED"))
                .isEqualTo(1);
    }

    @Test
    void aChunkThatNobodyTakesLags() {
        // Given
        long run = room.enqueue("desk", new JsonObject().put("chunks", 2));
        JobRoom.await(room.runs.startReady());
        JobRoom.execute("UPDATE job_run SET started_at = started_at - interval '10 minutes'");

        // When
        JobRoom.await(room.watch.look());

        // Then
        assertThat(gauge("kequn.job.lag", "job_name", "desk")).isBetween(600.0, 660.0);
        assertThat(gauge("kequn.job.open", "job_name", "desk", "state", "RUNNING"))
                .isEqualTo(1);

        // When
        room.work();
        JobRoom.awaitState(run, "SUCCEEDED");
        JobRoom.await(room.watch.look());

        // Then
        assertThat(gauge("kequn.job.lag", "job_name", "desk")).isZero();
        Eventually.holds("both are counted", () -> count("kequn.job.units", "job_name", "desk") == 20);
        assertThat(room.registry
                        .get("kequn.job.chunk")
                        .tag("job_name", "desk")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void aChunkUnderWayIsNotLate() {
        room.enqueue("desk", new JsonObject());
        JobRoom.await(room.runs.startReady());
        JobRoom.execute("UPDATE job_run SET started_at = started_at - interval '10 minutes'");
        JobRoom.await(room.leases.claim("somebody"));

        JobRoom.await(room.watch.look());

        assertThat(gauge("kequn.job.lag", "job_name", "desk")).isZero();
    }

    private double count(String name, String... tags) {
        return room.registry.get(name).tags(Tags.of(tags)).counter().count();
    }

    private double gauge(String name, String... tags) {
        return room.registry.get(name).tags(Tags.of(tags)).gauge().value();
    }
}
