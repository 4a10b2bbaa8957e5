package dev.kequn.job;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What this process's workers do, by job; all of it is there, as 0, before anything is done. */
@Startup
@ApplicationScoped
class JobMetrics {
    private static final Duration[] BUCKETS =
            Stream.of(1, 5, 15, 30, 60).map(Duration::ofSeconds).toArray(Duration[]::new);

    private final Map<String, Meters> byJob;

    private record Meters(
            Timer chunks, Counter units, Counter failures, Counter lost, Counter succeeded, Counter failed) {}

    JobMetrics(Jobs jobs, MeterRegistry registry) {
        this.byJob = StreamSupport.stream(jobs.all().spliterator(), false)
                .map(Job::name)
                .collect(Collectors.toUnmodifiableMap(job -> job, job -> meters(job, registry)));
    }

    private static Meters meters(String job, MeterRegistry registry) {
        return new Meters(
                Timer.builder("kequn.job.chunk")
                        .description("How long chunks took that were done")
                        .tag("job_name", job)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry),
                counter("kequn.job.units", "Units of work that were done", job).register(registry),
                counter("kequn.job.failures", "Attempts at a chunk, or at the start or end of a run, that failed", job)
                        .register(registry),
                counter("kequn.job.lost", "Chunks that went to another worker while they were worked on", job)
                        .register(registry),
                ended(job, "SUCCEEDED").register(registry),
                ended(job, "FAILED").register(registry));
    }

    private static Counter.Builder counter(String name, String description, String job) {
        return Counter.builder(name).description(description).tag("job_name", job);
    }

    private static Counter.Builder ended(String job, String outcome) {
        return counter("kequn.job.runs", "Runs that ended in this process", job).tag("outcome", outcome);
    }

    void done(String job, long units, long nanoseconds) {
        of(job, meters -> {
            meters.chunks().record(Duration.ofNanos(nanoseconds));
            meters.units().increment(units);
        });
    }

    void failedAttempt(String job) {
        of(job, meters -> meters.failures().increment());
    }

    void lost(String job) {
        of(job, meters -> meters.lost().increment());
    }

    void ended(String job, boolean well) {
        of(job, meters -> (well ? meters.succeeded() : meters.failed()).increment());
    }

    /** Nothing is counted of a job that no room brings any more. */
    private void of(String job, Consumer<Meters> count) {
        Meters meters = byJob.get(job);
        if (meters != null) {
            count.accept(meters);
        }
    }
}
