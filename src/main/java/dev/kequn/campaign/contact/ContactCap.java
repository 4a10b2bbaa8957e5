package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often a customer may be approached at most, over all campaigns.
 *
 * @param channel all channels together when null
 * @param days business days of the rolling window
 */
public record ContactCap(@Nullable ContactChannel channel, int times, int days) {
    static final int MOST_TIMES = 1000;
    static final int LONGEST = 366;

    public ContactCap {
        ContactPolicyRefusal.check(
                0 <= times && times <= MOST_TIMES, "caps.times", "A cap is 0 to " + MOST_TIMES + " times");
        ContactPolicyRefusal.check(1 <= days && days <= LONGEST, "caps.days", "A window has 1 to " + LONGEST + " days");
    }

    /** The first day that shares a window with {@code day}. */
    LocalDate firstWith(LocalDate day) {
        return day.minusDays(days - 1L);
    }

    /** The last day that shares a window with {@code day}. */
    LocalDate lastWith(LocalDate day) {
        return day.plusDays(days - 1L);
    }
}
