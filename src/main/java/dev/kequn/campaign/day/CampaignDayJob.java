package dev.kequn.campaign.day;

import dev.kequn.campaign.CampaignJobs;
import dev.kequn.campaign.CampaignSettings;
import dev.kequn.campaign.contact.ContactClosing;
import dev.kequn.campaign.contact.ContactPlanner;
import dev.kequn.campaign.enrolment.EndedRounds;
import dev.kequn.campaign.enrolment.Enroller;
import dev.kequn.campaign.journey.TimeOuts;
import dev.kequn.campaign.round.Rounds;
import dev.kequn.customer.CustomerRanges;
import dev.kequn.intake.Merges;
import dev.kequn.job.ChunkPlan;
import dev.kequn.job.Job;
import dev.kequn.job.JobChunk;
import dev.kequn.job.JobRun;
import dev.kequn.platform.db.Statistics;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.membership.SegmentRefreshes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings campaigns to the day: rounds end and begin, and for each customer what has ended is closed, what has begun takes
 * him in, and what has become due happens. What was done before is found done: a day may be brought about any number of
 * times.
 */
@ApplicationScoped
public class CampaignDayJob implements Job {
    private final CampaignSettings settings;
    private final Rounds rounds;
    private final OpenWork open;
    private final RangeLocks locks;
    private final EndedRounds ended;
    private final Enroller enroller;
    private final TimeOuts timeOuts;
    private final ContactClosing closing;
    private final ContactPlanner planner;
    private final BusinessTime time;

    CampaignDayJob(
            CampaignSettings settings,
            Rounds rounds,
            OpenWork open,
            RangeLocks locks,
            EndedRounds ended,
            Enroller enroller,
            TimeOuts timeOuts,
            ContactClosing closing,
            ContactPlanner planner,
            BusinessTime time) {
        this.settings = settings;
        this.rounds = rounds;
        this.open = open;
        this.locks = locks;
        this.ended = ended;
        this.enroller = enroller;
        this.timeOuts = timeOuts;
        this.closing = closing;
        this.planner = planner;
        this.time = time;
    }

    @Override
    public String name() {
        return CampaignJobs.DAY;
    }

    @Override
    public String resource() {
        return "campaign";
    }

    @Override
    public Optional<String> schedule() {
        return Optional.of(settings.schedule());
    }

    @Override
    public JsonObject parametersDueAt(ZonedDateTime due) {
        return CampaignJobs.scope(null);
    }

    /** Today's facts, and the segments that follow from them. */
    @Override
    public Uni<@Nullable String> waitsFor(SqlConnection transaction, JobRun run) {
        return Merges.underWay(transaction)
                .chain(merging -> merging
                        ? Uni.createFrom().item("files that are being merged")
                        : SegmentRefreshes.underWay(transaction)
                                .map(refreshing -> refreshing ? "segments that are being refreshed" : null));
    }

    @Override
    public Uni<List<ChunkPlan>> plan(SqlConnection transaction, JobRun run) {
        return rounds.turn(transaction, time.today(), CampaignJobs.code(run.parameters()))
                .chain(() -> open.isThere(transaction))
                .chain(there -> there
                        ? CustomerRanges.plan(transaction, settings.chunkSize())
                        : Uni.createFrom().item(List.of()));
    }

    @Override
    public Uni<Void> work(SqlConnection transaction, JobRun run, JobChunk chunk) {
        long first = Long.parseLong(chunk.firstKey());
        long last = Long.parseLong(chunk.lastKey());
        return statistics(transaction, chunk)
                .chain(() -> locks.enrolments(transaction, first, last))
                .chain(() -> ended.close(transaction, first, last))
                .chain(() -> enroller.audience(transaction, CampaignJobs.code(run.parameters()), first, last))
                .chain(() -> timeOuts.run(transaction, first, last))
                .chain(() -> locks.contacts(transaction, first, last))
                .chain(() -> closing.closeRange(transaction, first, last))
                .chain(() -> planner.planRange(transaction, first, last));
    }

    /** A launch fills empty tables: after one, two, four … chunks they are twice what they were. */
    private static Uni<Void> statistics(SqlConnection transaction, JobChunk chunk) {
        return Integer.bitCount(chunk.number()) < 2
                ? Statistics.refresh(transaction)
                : Statistics.planAnew(transaction);
    }

    /** No day builds on the one before: each does whatever is left to do. */
    @Override
    public boolean failedKeepsTurn() {
        return false;
    }
}
