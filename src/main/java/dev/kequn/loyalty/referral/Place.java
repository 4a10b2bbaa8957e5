package dev.kequn.loyalty.referral;

import java.time.LocalDate;

/** Where a list of referrals, the newest first, goes on. */
public record Place(LocalDate registeredOn, long newcomerId) {
    /** Before the newest. */
    public static final Place START = new Place(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);
}
