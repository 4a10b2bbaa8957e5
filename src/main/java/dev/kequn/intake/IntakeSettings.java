package dev.kequn.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of one daily file. */
@ConfigMapping(prefix = "kequn.intake")
public interface IntakeSettings {
    /** Rows merged in one transaction, about. */
    int chunkSize();

    /** Rejects of one file that are listed; further ones are only counted. */
    @WithDefault("100000")
    int maxRejects();

    /** Bytes of one line. */
    @WithDefault("1048576")
    int maxLine();

    /** Bytes of a file, unpacked. */
    @WithDefault("17179869184")
    long maxBytes();
}
