package dev.kequn.campaign.round;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A round that has begun.
 *
 * @param number counts the rounds of the campaign from 1
 * @param season code of its season; null for a campaign without
 * @param endsOn last day
 * @param budget in minor units; null for no limit
 * @param reserved promised to contacts under way, in minor units
 * @param spent on what was delivered and given, in minor units
 */
public record Round(
        long id,
        long campaignId,
        int number,
        @Nullable String season,
        LocalDate startsOn,
        LocalDate endsOn,
        RoundState state,
        @Nullable Long budget,
        long reserved,
        long spent) {

    static Round of(Row row) {
        return new Round(
                row.getLong("round_id"),
                row.getLong("campaign_id"),
                row.getInteger("number"),
                row.getString("season"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                RoundState.valueOf(row.getString("state")),
                row.getLong("budget"),
                row.getLong("reserved"),
                row.getLong("spent"));
    }
}
