package dev.kequn.segment;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** When and how membership is kept. */
@ConfigMapping(prefix = "kequn.segment")
public interface SegmentSettings {
    /** Quartz cron expression in the bank's zone: when every segment is refreshed, for what only the date has changed. */
    String schedule();

    /** Customer ids in one chunk of a refresh. */
    int chunkSize();

    /** Whether this process follows changes of customers' facts at all. */
    boolean follow();

    /** How long it waits before it looks again whether anybody's facts have changed. */
    Duration poll();

    /** How long a segment rests after a refresh that has failed for it, before the next is asked for. */
    Duration retry();

    /** How many changes are followed in one transaction. */
    int batch();

    /** How long a process that has stopped in the middle keeps changes from the others. */
    Duration idleTimeout();

    /** Up to how many customers a preview counts exactly; about as many are looked at where there are more. */
    int previewLimit();

    /** Exports of members at once in this process; each keeps a connection to the database while it is read. */
    int exports();

    /** How long an export waits for a reader that takes nothing. */
    Duration exportPatience();

    /** How long one statement of a portrait may take. */
    Duration portraitLimit();
}
