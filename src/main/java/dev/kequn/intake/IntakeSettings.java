package dev.kequn.intake;

import io.smallrye.config.ConfigMapping;

/** Limits of one daily file. */
@ConfigMapping(prefix = "kequn.intake")
public interface IntakeSettings {
    /** Rows merged in one transaction, about. */
    int chunkSize();

    /** Rejects of one file that are listed; further ones are only counted. */
    int maxRejects();

    /** Bytes of one line. */
    int maxLine();

    /** Bytes of a file, unpacked. */
    long maxBytes();
}
