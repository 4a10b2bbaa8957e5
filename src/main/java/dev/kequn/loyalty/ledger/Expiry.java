package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How points expire.
 *
 * @param number for DAYS how many, 1 to 3650; for END_OF_MONTH how many months, 0 to 120
 * @param day for ON the last day on which they can be spent
 */
public record Expiry(ExpiryKind kind, @Nullable Integer number, @Nullable LocalDate day) {
    public static final Expiry NEVER = new Expiry(ExpiryKind.NEVER, null, null);

    private static final int MOST_MONTHS = 120;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 30);

    /** @throws IllegalArgumentException with a message for the client */
    public Expiry {
        boolean valid =
                switch (kind) {
                    case NEVER -> number == null && day == null;
                    case DAYS -> number != null && number >= 1 && number <= Activation.MOST_DAYS && day == null;
                    case END_OF_MONTH -> number != null && number >= 0 && number <= MOST_MONTHS && day == null;
                    case ON -> number == null && day != null && !day.isAfter(LAST);
                };
        if (!valid) {
            throw new IllegalArgumentException("DAYS takes a number of 1 to " + Activation.MOST_DAYS
                    + ", END_OF_MONTH one of 0 to " + MOST_MONTHS + ", ON a day, NEVER nothing");
        }
    }

    /** First day on which points that became active on {@code activeFrom} are void; null for never. */
    @Nullable
    LocalDate expiresOn(LocalDate activeFrom) {
        return switch (kind) {
            case NEVER -> null;
            case DAYS -> activeFrom.plusDays(number);
            case END_OF_MONTH -> activeFrom.withDayOfMonth(1).plusMonths(number + 1L);
            case ON -> day.plusDays(1);
        };
    }
}
