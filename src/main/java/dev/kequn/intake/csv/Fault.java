package dev.kequn.intake.csv;

/** Why bytes are no daily file, whatever its columns. */
public enum Fault {
    /** The gzip ends early, its check sum is wrong, or something that is not gzip follows it. */
    BROKEN_GZIP,
    /** A byte sequence is not UTF-8. */
    NOT_UTF8,
    /** A quote is not closed, stands inside an unquoted field, or something follows a closed one. */
    BROKEN_QUOTING,
    /** A carriage return outside quotes is not followed by a line feed. */
    BROKEN_LINE_END,
    /** A line is longer than allowed; often a quote that was left open. */
    LINE_TOO_LONG,
    /** The unpacked bytes are more than allowed. */
    FILE_TOO_LARGE
}
