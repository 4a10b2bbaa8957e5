package dev.kequn.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three replicas that see the same instants make one run for each of them. */
class DueRunsTest {
    private static final int TICKS = 100;
    private static final ZonedDateTime NOON = ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 0, ZoneId.of("Asia/Shanghai"));

    private final List<JobRoom> replicas = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @BeforeEach
    void start() {
        JobRoom.clear();
        for (int i = 0; i < 3; i++) {
            replicas.add(new JobRoom(new DeskJob("hourly", "hourly", "0 0 * * * ?")));
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        replicas.forEach(JobRoom::close);
    }

    @Test
    void theSameTickOverAndOverMakesOneRun() throws Exception {
        // When
        int created = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            created += createdByAllAt(NOON.plusSeconds(tick));
        }

        // Then
        assertThat(created).isEqualTo(1);
        assertThat(JobRoom.rows("SELECT job, scheduled_for = '2026-07-01T12:00:00+08', revision FROM job_run"))
                .containsExactly("hourly|true|0");
    }

    @Test
    void everyTickMakesOneRun() throws Exception {
        // When
        List<Integer> created = new ArrayList<>();
        for (int tick = 0; tick < TICKS; tick++) {
            created.add(createdByAllAt(NOON.plusHours(tick)));
        }

        // Then
        assertThat(created).hasSize(TICKS).containsOnly(1);
        assertThat(JobRoom.rows("SELECT count(*), count(DISTINCT scheduled_for) FROM job_run"))
                .containsExactly("100|100");
    }

    @Test
    void aReplicaThatWasDownCatchesUpWithTheLastInstantOnly() {
        // Given
        JobRoom.await(replicas.get(0).schedule.enqueueDue(NOON));

        // When
        List<JobRun> created = JobRoom.await(
                replicas.get(1).schedule.enqueueDue(NOON.plusHours(5).plusMinutes(59)));

        // Then
        assertThat(created).singleElement().satisfies(run -> assertThat(run.scheduledFor())
                .isEqualTo(NOON.plusHours(5).toOffsetDateTime()));
        assertThat(JobRoom.rows("SELECT count(*) FROM job_run")).containsExactly("2");
    }

    /** How many runs the three replicas made when each looked at {@code now} at the same moment. */
    private int createdByAllAt(ZonedDateTime now) throws InterruptedException, ExecutionException {
        CyclicBarrier latch = new CyclicBarrier(replicas.size());
        List<Callable<Integer>> looks = new ArrayList<>();
        for (JobRoom replica : replicas) {
            looks.add(() -> {
                latch.await();
                return JobRoom.await(replica.schedule.enqueueDue(now)).size();
            });
        }
        int created = 0;
        for (Future<Integer> look : threads.invokeAll(looks)) {
            created += look.get();
        }
        return created;
    }
}
