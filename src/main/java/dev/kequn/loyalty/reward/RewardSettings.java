package dev.kequn.loyalty.reward;

import io.smallrye.config.ConfigMapping;

/** How long a reward is kept for a customer who does not fetch it. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface RewardSettings {
    /** Days a reservation lasts. */
    int reservationDays();

    /** Quartz cron expression in the bank's zone: when those that have lasted so long are cancelled. */
    String reservationSchedule();
}
