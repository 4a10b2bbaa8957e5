package dev.kequn.offer.home;

import dev.kequn.offer.ranking.Participation;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a live round of a live campaign.
 *
 * @param season of the round; null for a campaign without
 * @param treated or control
 * @param active or closed
 * @param step the one he is at, or was at when it closed
 * @param points that completing it brings; null for none, as {@code reward}
 */
public record CurrentEnrolment(
        Named campaign,
        int round,
        @Nullable Named season,
        boolean treated,
        boolean active,
        Named step,
        OffsetDateTime stepEnteredAt,
        @Nullable Long points,
        @Nullable String reward) {

    /** From the columns of moments.sql. */
    static CurrentEnrolment of(JsonArray entry) {
        return new CurrentEnrolment(
                new Named(entry.getString(0), entry.getString(1), entry.getString(2)),
                entry.getInteger(3),
                Named.of(entry.getString(4), entry.getString(4), entry.getString(5)),
                entry.getBoolean(6),
                entry.getBoolean(7),
                new Named(entry.getString(8), entry.getString(9), entry.getString(10)),
                Instant.EPOCH.plus(entry.getLong(11), ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                entry.getLong(12),
                entry.getString(13));
    }

    /** Whether he is on his way, and the bank leads him. */
    public boolean isLed() {
        return treated && active;
    }

    Participation participation() {
        return new Participation(treated, isLed() ? step.code() : null);
    }
}
