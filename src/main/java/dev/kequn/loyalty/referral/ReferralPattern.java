package dev.kequn.loyalty.referral;

import dev.kequn.access.Change;
import dev.kequn.access.Mask;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Newcomers of one referrer who may not be what they seem.
 *
 * @param sample the first of {@code count} newcomers
 * @param sharedValue masked or hashed; null for a burst
 */
public record ReferralPattern(
        Place place,
        long count,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean referrerToo,
        List<Long> sample,
        @Nullable String sharedValue) {
    private static final int HASH_LENGTH = 12;

    /** Where the list goes on behind this one. */
    public record Place(long referrerId, String kind, long firstNewcomer) {
        /** Before the first. */
        public static final Place START = new Place(0, "", 0);
    }

    static ReferralPattern of(Row row) {
        PatternKind kind = PatternKind.valueOf(row.getString("kind"));
        return new ReferralPattern(
                new Place(row.getLong("referrer_id"), kind.name(), row.getLong("place")),
                row.getLong("newcomers"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getBoolean("referrer_too"),
                List.of(row.getArrayOfLongs("sample")),
                hidden(kind, row.getString("value")));
    }

    public PatternKind kind() {
        return PatternKind.valueOf(place.kind());
    }

    private static @Nullable String hidden(PatternKind kind, @Nullable String value) {
        return switch (kind) {
            case BURST -> null;
            case SHARED_PHONE -> Mask.phone(value);
            case SHARED_DEVICE -> value == null ? null : Change.hash(value).substring(0, HASH_LENGTH);
        };
    }
}
