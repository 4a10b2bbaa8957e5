package dev.kequn.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * This process's hand on the job table: one thread that starts runs, does chunks and closes runs until it is told to
 * stop; then it finishes the chunk it has.
 */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);

    private final Jobs jobs;
    private final JobSettings settings;
    private final ChunkLease leases;
    private final RunLifecycle runs;
    private final Pool pool;
    private final MeterRegistry metrics;
    private final Semaphore calls = new Semaphore(0);
    private final String name = ProcessHandle.current().pid() + "@"
            + Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
    private volatile boolean stopping;
    private @Nullable Thread thread;

    JobWorker(Jobs jobs, JobSettings settings, ChunkLease leases, RunLifecycle runs, Pool pool, MeterRegistry metrics) {
        this.jobs = jobs;
        this.settings = settings;
        this.leases = leases;
        this.runs = runs;
        this.pool = pool;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            thread = new Thread(this::loop, "kequn-jobs");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake();
        Thread running = thread;
        if (running != null) {
            running.join(settings.lease().toMillis());
        }
    }

    void wake() {
        calls.release();
    }

    private void loop() {
        while (!stopping) {
            try {
                if (!step()) {
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error e) {
                // Whatever it was, this thread is the only one this process has for jobs.
                LOG.warnf("Jobs rest for %s: %s", settings.poll(), e);
                restAfterFault();
            }
        }
    }

    /** One round; returns whether there was anything to do. */
    private boolean step() {
        boolean busy = await(runs.startReady());
        Optional<JobChunk> claimed = stopping ? Optional.empty() : await(leases.claim(name));
        if (claimed.isPresent()) {
            work(claimed.get());
            busy = true;
        }
        return await(runs.finishOne()) || busy;
    }

    private void work(JobChunk chunk) {
        JobRun run = await(runs.read(chunk.runId()));
        try {
            boolean ours = await(pool.withTransaction(transaction -> workIn(transaction, run, chunk)));
            if (ours) {
                metrics.counter("kequn.job.units", "job", run.job()).increment(chunk.units());
            } else {
                LOG.infof("Chunk %d of run %d went to another worker", chunk.number(), chunk.runId());
                await(leases.giveBack(chunk, Duration.ZERO));
            }
        } catch (RuntimeException failure) {
            metrics.counter("kequn.job.failures", "job", run.job()).increment();
            LOG.errorf(failure, "Chunk %d of run %d (%s) failed", chunk.number(), chunk.runId(), run.job());
            giveUp(chunk, failure);
        }
    }

    private Uni<Boolean> workIn(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return leases.checkpoint(transaction, chunk)
                .flatMap(ours -> ours
                        ? jobs.named(run.job()).work(transaction, run, chunk).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private void giveUp(JobChunk chunk, RuntimeException failure) {
        if (chunk.attempts() >= settings.maxAttempts()) {
            await(runs.fail(chunk, failure.getClass().getSimpleName() + " in chunk " + chunk.number()));
        }
        await(leases.giveBack(chunk, settings.poll().multipliedBy(chunk.attempts())));
    }

    private void rest() throws InterruptedException {
        if (calls.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
        }
    }

    private void restAfterFault() {
        try {
            rest();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofHours(1));
    }
}
