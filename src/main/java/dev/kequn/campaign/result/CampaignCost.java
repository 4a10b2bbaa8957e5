package dev.kequn.campaign.result;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign has cost, in minor units, and how much it disturbed.
 *
 * @param channels those that delivered anything
 * @param rewards how many were given
 * @param conversions treated customers who did what the campaign is for; null where they are hidden from the caller
 */
public record CampaignCost(
        List<ChannelCost> channels,
        long points,
        long pointsCost,
        long rewards,
        long rewardsCost,
        @Nullable Long conversions) {
    private static final String GIVEN = SqlResource.read(CampaignCost.class, "cost.sql");

    static Uni<CampaignCost> read(SqlConnection reader, CampaignRounds rounds) {
        return reader.preparedQuery(ChannelCost.CONTACTS)
                .execute(Tuple.of(rounds.ids()))
                .map(rows -> {
                    List<ChannelCost> channels = new ArrayList<>();
                    rows.forEach(row -> channels.add(ChannelCost.of(row)));
                    channels.sort(Comparator.comparing(ChannelCost::channel));
                    return channels;
                })
                .chain(channels -> reader.preparedQuery(GIVEN)
                        .execute(Tuple.of(rounds.ids()))
                        .map(rows -> rows.iterator().next())
                        .map(row -> new CampaignCost(
                                channels,
                                row.getLong("points"),
                                row.getLong("cost") - row.getLong("rewards_cost"),
                                row.getLong("rewards"),
                                row.getLong("rewards_cost"),
                                row.getLong("conversions"))));
    }

    /** Without the conversions where there are some, but fewer than {@code smallest}. */
    CampaignCost shownFrom(int smallest) {
        boolean hidden = conversions != null && conversions > 0 && conversions < smallest;
        return hidden ? new CampaignCost(channels, points, pointsCost, rewards, rewardsCost, null) : this;
    }

    public long delivered() {
        return sum(ChannelCost::delivered);
    }

    public long refused() {
        return sum(ChannelCost::refused);
    }

    public long contactsCost() {
        return sum(ChannelCost::cost);
    }

    public long total() {
        return contactsCost() + pointsCost + rewardsCost;
    }

    /** Of one conversion, rounded half up; null where there is none, or they are hidden. */
    public @Nullable Long perConversion() {
        return conversions == null || conversions == 0
                ? null
                : (Long) BigDecimal.valueOf(total())
                        .divide(BigDecimal.valueOf(conversions), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    /** 打扰率: delivered contacts for each conversion; null where there is none, or they are hidden. */
    public @Nullable Double disturbance() {
        return conversions == null || conversions == 0 ? null : (Double) ((double) delivered() / conversions);
    }

    /** The part of delivered contacts that were refused; null where nothing was delivered. */
    public @Nullable Double refusals() {
        return delivered() == 0 ? null : (Double) ((double) refused() / delivered());
    }

    private long sum(ToLongFunction<ChannelCost> what) {
        return channels.stream().mapToLong(what).sum();
    }
}
