package dev.kequn.campaign.result;

import dev.kequn.access.Caller;
import dev.kequn.campaign.CampaignSettings;
import dev.kequn.campaign.definition.CampaignVersions;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.Snapshots;
import dev.kequn.tier.SmallestCell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of a campaign, in one of its rounds or in all of them, as far as the caller may see it. Each is of one moment.
 * All throw {@link Refusal}s: {@link RequestErrorCode#INVALID_ARGUMENT} for a round that there is not,
 * {@link RequestErrorCode#UNAVAILABLE} where it takes too long.
 */
@ApplicationScoped
public class CampaignResults {
    private final LiftReader lifts;
    private final CampaignVersions versions;
    private final SmallestCell smallest;
    private final CampaignSettings settings;
    private final Snapshots snapshots;
    private final Vertx vertx;

    CampaignResults(
            LiftReader lifts,
            CampaignVersions versions,
            SmallestCell smallest,
            CampaignSettings settings,
            Snapshots snapshots,
            Vertx vertx) {
        this.lifts = lifts;
        this.versions = versions;
        this.smallest = smallest;
        this.settings = settings;
        this.snapshots = snapshots;
        this.vertx = vertx;
    }

    /** @param by what tells the customers apart; null for all of them together */
    public Uni<CampaignFunnel> funnel(
            Caller caller, long campaignId, @Nullable Integer round, @Nullable FunnelDimension by) {
        int least = smallest.shownTo(caller);
        return read(campaignId, round, (reader, rounds) -> FunnelReader.read(reader, rounds, by))
                .chain(counts -> versions.approved(counts.versionIds())
                        // To find what must be hidden may take longer than the event loop can wait.
                        .chain(contents -> vertx.executeBlocking(
                                () -> new CampaignFunnel(new CountedFunnel(counts, contents), least))));
    }

    public Uni<CampaignLift> lift(Caller caller, long campaignId, @Nullable Integer round) {
        int least = smallest.shownTo(caller);
        return read(campaignId, round, (reader, rounds) -> lifts.read(reader, rounds, least));
    }

    public Uni<CampaignCost> cost(Caller caller, long campaignId, @Nullable Integer round) {
        int least = smallest.shownTo(caller);
        return read(campaignId, round, CampaignCost::read).map(cost -> cost.shownFrom(least));
    }

    private <T> Uni<T> read(
            long campaignId, @Nullable Integer round, BiFunction<SqlConnection, CampaignRounds, Uni<T>> work) {
        return snapshots.read(
                settings.resultLimit(), "one round", reader -> CampaignRounds.of(reader, campaignId, round)
                        .chain(rounds -> work.apply(reader, rounds)));
    }
}
