package dev.kequn.platform.db;

import java.time.Instant;
import java.time.ZoneId;

/** A zone as SQL understands it, for texts that are made once and bind nothing. */
public final class ZoneSql {
    private ZoneSql() {}

    /** A fixed offset as an interval, for PostgreSQL counts offsets given as text the other way round. */
    public static String of(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                ? "INTERVAL '%d seconds'"
                        .formatted(zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds())
                : "'%s'".formatted(zone.getId().replace("'", "''"));
    }
}
