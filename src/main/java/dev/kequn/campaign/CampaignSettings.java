package dev.kequn.campaign;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** When and how campaigns run. */
@ConfigMapping(prefix = "kequn.campaign")
public interface CampaignSettings {
    /** Quartz cron expression in the bank's zone: when rounds begin and end, newcomers are enrolled and time runs out. */
    String schedule();

    /** Customer ids in one chunk of that. */
    int chunkSize();

    /** How long a gateway may keep contacts it has taken without a report. */
    Duration lease();

    /** Business days after which a contact that no gateway took is given up. */
    int patience();

    /** Customers that either arm must have for anything to be said of a lift. */
    int leastArm();

    /** Days of the averages by which a lift in money is measured. */
    int liftDays();

    /** How long one statement of a funnel, a lift or a cost may take. */
    Duration resultLimit();

    /** Exports of contacts at once in this process, each with a connection of the pool while it is read. */
    int exports();

    /** How long an export waits for a reader that takes nothing. */
    Duration exportPatience();
}
