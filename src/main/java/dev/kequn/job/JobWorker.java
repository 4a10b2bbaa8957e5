package dev.kequn.job;

import dev.kequn.platform.Unavailable;
import dev.kequn.platform.work.Hand;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * This process's hands on the job table: threads that start runs, do chunks and close runs until they are told to stop;
 * then each finishes the chunk it has. They know of each other no more than replicas do.
 */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    /** For a chunk that was cancelled, to be given back. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Jobs jobs;
    private final JobSettings settings;
    private final ChunkLease leases;
    private final RunLifecycle runs;
    private final Pool pool;
    private final JobMetrics metrics;
    private final List<Hand> hands = new ArrayList<>();
    private final String name = ProcessHandle.current().pid() + "@"
            + Optional.ofNullable(System.getenv("HOSTNAME")).orElse("local");
    private final CancellableWork atWork = new CancellableWork();
    private volatile boolean stopping;

    JobWorker(Jobs jobs, JobSettings settings, ChunkLease leases, RunLifecycle runs, Pool pool, JobMetrics metrics) {
        this.jobs = jobs;
        this.settings = settings;
        this.leases = leases;
        this.runs = runs;
        this.pool = pool;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        if (settings.enabled()) {
            for (int i = 1; i <= settings.workers(); i++) {
                hands.add(new Hand("kequn-jobs-" + i, settings.poll(), this::step));
            }
            hands.forEach(Hand::start);
        }
    }

    /** From here on others take the chunks, while this process still answers requests. */
    void leave(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        Hand.leave(hands);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        Hand.stop(hands, settings.patience());
        atWork.cancel();
        Hand.stop(hands, LAST_WORDS);
    }

    void wake() {
        hands.forEach(Hand::wake);
    }

    /** One round; returns whether there was anything to do. */
    private boolean step() {
        boolean busy = await(runs.startReady());
        if (busy) {
            wake();
        }
        Optional<JobChunk> claimed = stopping ? Optional.empty() : await(leases.claim(name));
        if (claimed.isPresent()) {
            work(claimed.get());
            busy = true;
        }
        return await(runs.finishOne()) || busy;
    }

    private void work(JobChunk chunk) {
        try {
            work(chunk, await(runs.read(chunk.runId())));
        } catch (Unavailable noConnection) {
            await(leases.giveBackUntried(chunk, settings.poll()));
            throw noConnection;
        }
    }

    private void work(JobChunk chunk, JobRun run) {
        long since = System.nanoTime();
        ChunkSpan span = new ChunkSpan(run, chunk);
        try {
            boolean ours = await(pool.withTransaction(
                    transaction -> atWork.during(transaction, () -> workIn(transaction, run, chunk))));
            if (ours) {
                metrics.done(run.job(), chunk.units(), System.nanoTime() - since);
            } else {
                metrics.lost(run.job());
                LOG.infof("Chunk %d of run %d went to another worker", chunk.number(), chunk.runId());
                await(leases.giveBack(chunk, Duration.ZERO));
            }
        } catch (Unavailable noConnection) {
            throw noConnection;
        } catch (RuntimeException failure) {
            if (atWork.cancelled()) {
                LOG.infof("Chunk %d of run %d is given back for another replica", chunk.number(), chunk.runId());
                await(leases.giveBackUntried(chunk, Duration.ZERO));
                return;
            }
            span.failed(failure);
            metrics.failedAttempt(run.job());
            LOG.errorf(failure, "Chunk %d of run %d (%s) failed", chunk.number(), chunk.runId(), run.job());
            giveUp(run, chunk, failure);
        } finally {
            span.close();
        }
    }

    private Uni<Boolean> workIn(SqlConnection transaction, JobRun run, JobChunk chunk) {
        return leases.checkpoint(transaction, chunk)
                .flatMap(ours -> ours
                        ? jobs.named(run.job()).work(transaction, run, chunk).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    private void giveUp(JobRun run, JobChunk chunk, RuntimeException failure) {
        if (chunk.attempts() >= settings.maxAttempts()) {
            await(runs.fail(run.job(), chunk, failure.getClass().getSimpleName() + " in chunk " + chunk.number()));
        }
        await(leases.giveBack(chunk, settings.poll().multipliedBy(chunk.attempts())));
    }

    private <T> T await(Uni<T> result) {
        return result.await().atMost(Duration.ofHours(1));
    }
}
