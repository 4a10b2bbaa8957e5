package dev.kequn.intake.format;

import org.jspecify.annotations.Nullable;

/** What a column holds. */
public interface FieldType {
    /** The column's type in the staging table. */
    String sqlType();

    /**
     * Checks the non-empty UTF-8 field {@code bytes[start, end)} and appends it to {@code row}.
     *
     * @return null when it was appended; else why not, with {@code row} in any state
     */
    @Nullable
    String append(byte[] bytes, int start, int end, CopyBuffer row);
}
