package dev.kequn.intake.csv;

import org.jspecify.annotations.Nullable;

/** One field of a CSV file that is written: as RFC 4180 has it, null as nothing. */
public final class CsvField {
    /** With one of these in front a spreadsheet takes text for a formula. */
    private static final String ACTIVE = "=+-@\t\r\uff1d\uff0b\uff0d\uff20";

    private CsvField() {}

    public static String of(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** The same for text from outside in a file that people open: what would be a formula gets an apostrophe. */
    public static String inert(@Nullable String value) {
        return value == null || value.isEmpty() || ACTIVE.indexOf(value.charAt(0)) < 0 ? of(value) : of("'" + value);
    }
}
