package dev.kequn.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.kequn.access.Caller;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns schedules into runs. Every replica inserts the last due instant of every schedule again and again: one that was
 * down at that instant catches up, and the key makes it one run, however many replicas do so.
 */
@ApplicationScoped
public class JobSchedule {
    private static final CronParser CRON = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    private final Jobs jobs;
    private final JobQueue queue;
    private final BusinessTime time;
    private final Pool pool;

    JobSchedule(Jobs jobs, JobQueue queue, BusinessTime time, Pool pool) {
        this.jobs = jobs;
        this.queue = queue;
        this.time = time;
        this.pool = pool;
    }

    @Scheduled(every = "{kequn.job.tick}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return Tick.of("What is due", enqueueDue(time.now()));
    }

    /** Enqueues what was last due at {@code now}; returns the runs that were not there yet. */
    public Uni<List<JobRun>> enqueueDue(ZonedDateTime now) {
        List<Job> scheduled = new ArrayList<>();
        jobs.all().forEach(job -> job.schedule().ifPresent(cron -> scheduled.add(job)));
        return Multi.createFrom()
                .iterable(scheduled)
                .onItem()
                .transformToUniAndConcatenate(job -> enqueueDue(job, now))
                .select()
                .where(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList()
                .invoke(created -> {
                    if (!created.isEmpty()) {
                        queue.wake();
                    }
                });
    }

    private Uni<Optional<JobRun>> enqueueDue(Job job, ZonedDateTime now) {
        Optional<ZonedDateTime> due = job.schedule().flatMap(cron -> lastDue(cron, now));
        if (due.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return pool.withTransaction(transaction -> queue.enqueue(
                transaction,
                job.name(),
                due.get().toOffsetDateTime(),
                0,
                job.parametersDueAt(due.get()),
                Caller.system("schedule")));
    }

    /** The first instant at or after {@code from} at which {@code cron} is due. */
    public static ZonedDateTime nextDue(String cron, ZonedDateTime from) {
        ExecutionTime times = times(cron);
        ZonedDateTime wall = onTheWall(from).minusNanos(1);
        ZonedDateTime due;
        do {
            wall = times.nextExecution(wall)
                    .orElseThrow(() -> new IllegalArgumentException("Never due again: " + cron));
            due = due(wall, from);
        } while (due.isBefore(from));
        return due;
    }

    /** The last instant at or before {@code now} at which {@code cron} was due. */
    static Optional<ZonedDateTime> lastDue(String cron, ZonedDateTime now) {
        ExecutionTime times = times(cron);
        ZonedDateTime wall = onTheWall(now);
        Optional<ZonedDateTime> last = times.isMatch(wall) ? Optional.of(wall.withNano(0)) : times.lastExecution(wall);
        while (last.isPresent() && due(last.get(), now).isAfter(now)) {
            last = times.lastExecution(last.get());
        }
        return last.map(found -> due(found, now));
    }

    private static ExecutionTime times(String cron) {
        return ExecutionTime.forCron(CRON.parse(cron));
    }

    /** The time a clock on the bank's wall shows, on which every time of day comes once a day. */
    private static ZonedDateTime onTheWall(ZonedDateTime instant) {
        return instant.toLocalDateTime().atZone(ZoneOffset.UTC);
    }

    /** When clocks change, a time that is skipped is due as much later, and one that comes twice the first time. */
    private static ZonedDateTime due(ZonedDateTime wall, ZonedDateTime inZoneOf) {
        return wall.toLocalDateTime().atZone(inZoneOf.getZone());
    }
}
