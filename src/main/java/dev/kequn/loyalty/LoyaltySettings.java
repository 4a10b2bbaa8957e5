package dev.kequn.loyalty;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;

/** Settings of the loyalty points. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface LoyaltySettings {
    /** Transactions of postings at once in this process. */
    int batches();

    /** What one point costs the bank, in its currency; up to 6 decimals. */
    BigDecimal pointCost();

    /** Quartz cron expression in the bank's zone; each due instant settles what is due on its day. */
    String expirySchedule();

    /** Customers in one chunk of that. */
    int expiryChunk();

    /** How many days before points are void their customer hears of it. */
    int expiryNoticeDays();

    /** How many points one person alone may grant one customer on one business day. */
    long grantLimit();

    /** Quartz cron expression in the bank's zone; each due instant gives what the month before it earned. */
    String periodSchedule();

    /** Customer ids in one chunk of a month. */
    int periodChunk();
}
