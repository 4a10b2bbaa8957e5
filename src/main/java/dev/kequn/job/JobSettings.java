package dev.kequn.job;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How eagerly this process works on durable jobs. */
@ConfigMapping(prefix = "kequn.job")
public interface JobSettings {
    /** Whether this process works on jobs at all. */
    boolean enabled();

    /** How many chunks this process works on at once. */
    int workers();

    /** How often due instants are looked for. */
    Duration tick();

    /** How often this process looks for what operations watch: runs that wait, and since when. */
    Duration watch();

    /** How long an idle worker waits before it looks again. */
    Duration poll();

    /** How long a claimed chunk stays with its worker. */
    Duration lease();

    /** How long a chunk in work may go on when the process is told to leave; then it is given back. */
    Duration patience();

    /** After how many failed attempts of one chunk its run fails. */
    int maxAttempts();
}
