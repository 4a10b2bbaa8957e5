package dev.kequn.campaign.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kequn.support.Database;
import dev.kequn.support.Eventually;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Runs of the job of the day, asked for by a test. */
public final class DayRuns {
    private static final AtomicLong REVISION = new AtomicLong(System.nanoTime());

    private DayRuns() {}

    /** Brings every campaign to the day. */
    public static long bring() {
        return bring(null);
    }

    /** Brings one campaign to the day; returns the run. */
    public static long bring(@Nullable String code) {
        long run = Long.parseLong(Database.value(
                """
                insert into job_run (job, scheduled_for, revision, resource, parameters, requested_by)
                values ('campaign-day', clock_timestamp(), %d, 'campaign', '{"campaign": %s}', 'test') returning run_id"""
                        .formatted(REVISION.incrementAndGet(), code == null ? "null" : "\"" + code + "\"")));
        Eventually.holds("run " + run + " is over", () -> !Database.rows(
                        "select from job_run where finished_at is not null and run_id = " + run)
                .isEmpty());
        assertThat(Database.value("select state from job_run where run_id = " + run))
                .isEqualTo("SUCCEEDED");
        return run;
    }
}
