package dev.kequn.loyalty.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a list of lots, in the order in which they are spent, goes on: behind this one.
 *
 * @param expiresOn later than any day for a lot that never expires
 */
public record LotPlace(LocalDate expiresOn, long version) {
    public static final LotPlace START = new LotPlace(LocalDate.of(1, 1, 1), 0);

    private static final LocalDate NEVER = LocalDate.of(10_000, 1, 1);

    public static LotPlace of(@Nullable LocalDate expiresOn, long version) {
        return new LotPlace(expiresOn == null ? NEVER : expiresOn, version);
    }
}
