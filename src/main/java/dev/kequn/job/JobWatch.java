package dev.kequn.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What waits in the job table, as every replica sees it: runs by state, and since when the oldest due chunk waits. */
@Startup
@ApplicationScoped
public class JobWatch {
    private static final List<JobState> OPEN =
            List.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSED, JobState.FAILED);

    /** A chunk that is worked on waits for nobody, and neither does one whose worker has till the end of its lease. */
    private static final String LOOK =
            """
            SELECT r.job, r.state, count(*) AS runs,
                   max(extract(epoch FROM clock_timestamp() - w.since)) FILTER (WHERE r.state = 'RUNNING')::float8 AS waiting
            FROM job_run r LEFT JOIN LATERAL (
                SELECT min(greatest(r.started_at, c.not_before, c.lease_until)) AS since FROM job_chunk c
                WHERE c.run_id = r.run_id AND c.state = 'OPEN'
                  AND coalesce(c.lease_until < clock_timestamp(), true)
                  AND coalesce(c.not_before <= clock_timestamp(), true)) w ON true
            WHERE r.state IN ('QUEUED', 'RUNNING', 'PAUSED', 'FAILED')
            GROUP BY r.job, r.state""";

    private record Place(String job, String state) {}

    private final Pool pool;
    private volatile Map<Place, Double> runs = Map.of();
    private volatile Map<String, Double> lags = Map.of();

    JobWatch(Jobs jobs, Pool pool, MeterRegistry registry) {
        this.pool = pool;
        jobs.all().forEach(job -> {
            Gauge.builder("kequn.job.lag", this, watch -> watch.lags.getOrDefault(job.name(), 0.0))
                    .description("Since when the oldest chunk that is due waits for a worker")
                    .baseUnit("seconds")
                    .tag("job_name", job.name())
                    .register(registry);
            OPEN.forEach(state -> {
                Place place = new Place(job.name(), state.name());
                Gauge.builder("kequn.job.open", this, watch -> watch.runs.getOrDefault(place, 0.0))
                        .description("Runs that are not over")
                        .tag("job_name", job.name())
                        .tag("state", state.name())
                        .register(registry);
            });
        });
    }

    @Scheduled(every = "{kequn.job.watch}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Tick.of("A look at open runs", pool.query(LOOK).execute().invoke(rows -> {
            Map<Place, Double> open = new HashMap<>();
            Map<String, Double> waiting = new HashMap<>();
            for (Row row : rows) {
                String job = row.getString("job");
                open.put(
                        new Place(job, row.getString("state")),
                        row.getLong("runs").doubleValue());
                if (row.getDouble("waiting") != null) {
                    waiting.put(job, row.getDouble("waiting"));
                }
            }
            runs = open;
            lags = waiting;
        }));
    }
}
