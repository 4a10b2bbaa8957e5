package dev.kequn.campaign.round;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A round that is on.
 *
 * @param code of its campaign
 * @param season code of its season; null for a campaign without
 * @param endsOn last day
 * @param versionId the version that newcomers are bound to
 * @param rolledOut whether everybody comes in, not the pilot's share alone
 * @param paused whether nobody comes in and nobody is approached
 */
public record LiveRound(
        long roundId,
        long campaignId,
        String code,
        int number,
        @Nullable String season,
        LocalDate startsOn,
        LocalDate endsOn,
        long versionId,
        boolean rolledOut,
        boolean paused) {

    static LiveRound of(Row row) {
        return new LiveRound(
                row.getLong("round_id"),
                row.getLong("campaign_id"),
                row.getString("code"),
                row.getInteger("number"),
                row.getString("season"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getLong("in_force"),
                row.getBoolean("rolled_out"),
                row.getBoolean("paused"));
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(startsOn) && !day.isAfter(endsOn);
    }
}
