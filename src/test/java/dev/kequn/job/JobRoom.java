package dev.kequn.job;

import dev.kequn.access.Caller;
import dev.kequn.platform.time.BankSettings;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.support.BareDatabase;
import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.context.SmallRyeContextManagerProvider;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The job room of one replica, with connections of its own and no application around it. */
final class JobRoom implements AutoCloseable {
    static {
        // Made at its first use, and not by several threads at once.
        SmallRyeContextManagerProvider.getManager();
    }

    static final int MAX_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Pool pool = BareDatabase.pool();
    final MeterRegistry registry = new SimpleMeterRegistry();
    final ChunkLease leases;
    final RunLifecycle runs;
    final JobSchedule schedule;
    private final JobQueue queue;
    private final JobWorker worker;
    final JobWatch watch;

    JobRoom(Job... kinds) {
        Jobs jobs = new Jobs(List.of(kinds));
        Settings settings = new Settings();
        JobMetrics metrics = new JobMetrics(jobs, registry);
        this.leases = new ChunkLease(pool, settings);
        this.runs = new RunLifecycle(pool, jobs, settings, metrics);
        this.worker = new JobWorker(jobs, settings, leases, runs, pool, metrics);
        this.watch = new JobWatch(jobs, pool, registry);
        this.queue = new JobQueue(jobs, worker);
        this.schedule = new JobSchedule(jobs, queue, new BusinessTime(new Bank()), pool);
    }

    /** Clears what other tests left and makes the table that {@link DeskJob} writes to. */
    static void clear() {
        Database.execute(
                BareDatabase.owner(),
                "CREATE TABLE IF NOT EXISTS desk_work (run_id bigint, chunk_no integer)",
                "GRANT SELECT, INSERT ON desk_work TO kequn_app",
                "TRUNCATE desk_work, job_chunk, job_run CASCADE");
    }

    static List<String> rows(String sql) {
        return Database.rows(BareDatabase.owner(), sql);
    }

    static void execute(String... sql) {
        Database.execute(BareDatabase.owner(), sql);
    }

    static <T> T await(Uni<T> result) {
        return result.await().atMost(PATIENCE);
    }

    static void awaitState(long runId, String state) {
        Eventually.holds("run " + runId + " is " + state, () -> state(runId).equals(state));
    }

    static String state(long runId) {
        return rows("SELECT state FROM job_run WHERE run_id = " + runId).get(0);
    }

    /** Puts a run in line and returns its id. */
    long enqueue(String job, JsonObject parameters) {
        return await(pool.withTransaction(transaction ->
                        queue.enqueue(transaction, job, OffsetDateTime.now(), 0, parameters, Caller.system("test"))))
                .orElseThrow()
                .runId();
    }

    /** Starts the worker's thread. */
    void work() {
        worker.start(new StartupEvent());
    }

    @Override
    public void close() {
        try {
            worker.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            pool.close().await().atMost(PATIENCE);
        }
    }

    private record Settings() implements JobSettings {
        @Override
        public Duration patience() {
            return Duration.ofSeconds(20);
        }

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration watch() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration tick() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration poll() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration lease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int workers() {
            return 1;
        }

        @Override
        public int maxAttempts() {
            return MAX_ATTEMPTS;
        }
    }

    private record Bank() implements BankSettings {
        @Override
        public ZoneId zone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Currency currency() {
            return Currency.getInstance("CNY");
        }

        @Override
        public Optional<LocalDate> businessDate() {
            return Optional.empty();
        }
    }
}
