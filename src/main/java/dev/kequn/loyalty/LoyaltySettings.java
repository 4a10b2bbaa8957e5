package dev.kequn.loyalty;

import io.smallrye.config.ConfigMapping;

/** Settings of the loyalty points. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface LoyaltySettings {
    /** Transactions of postings at once in this process. */
    int batches();

    /** Days a reservation lasts that nobody fetches. */
    int reservationDays();

    /** Quartz cron expression in the bank's zone; when reservations that lasted long enough are cancelled. */
    String reservationSchedule();
}
