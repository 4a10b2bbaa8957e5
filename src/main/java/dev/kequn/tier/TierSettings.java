package dev.kequn.tier;

import io.smallrye.config.ConfigMapping;

/** When and how customers are assessed. */
@ConfigMapping(prefix = "kequn.tier")
public interface TierSettings {
    /** Quartz cron expression in the bank's zone; each due instant assesses the last period that ended before it. */
    String schedule();

    /** Customer ids in one chunk. */
    int chunkSize();

    /** Groups of fewer customers are hidden from callers without role operations. */
    int smallestCell();
}
