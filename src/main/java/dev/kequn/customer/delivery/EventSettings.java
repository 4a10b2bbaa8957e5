package dev.kequn.customer.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How this process delivers events. */
@ConfigMapping(prefix = "kequn.events")
public interface EventSettings {
    /** Whether this process delivers events at all. */
    boolean enabled();

    /** How long it waits before it looks again whether there are events; a failed consumer rests as long at first. */
    Duration poll();

    /** How many events a consumer gets in one transaction. */
    int batch();

    /** How long a process that has stopped in the middle keeps a consumer from the others. */
    Duration idleTimeout();
}
