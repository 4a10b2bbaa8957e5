package dev.kequn.loyalty;

import io.smallrye.config.ConfigMapping;

/** Settings of the loyalty points. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface LoyaltySettings {
    /** Transactions of postings at once in this process. */
    int batches();

    /** Quartz cron expression in the bank's zone; each due instant gives what the month before it earned. */
    String periodSchedule();

    /** Customer ids in one chunk of a month. */
    int periodChunk();
}
