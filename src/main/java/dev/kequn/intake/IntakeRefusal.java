package dev.kequn.intake;

import dev.kequn.platform.HttpStatus;

/** Why a file, or a request about one, was refused; nothing of the file stays. */
public enum IntakeRefusal implements HttpStatus {
    /** There is no daily file of this name. */
    UNKNOWN_FILE(404),
    /** There is no intake with this id. */
    UNKNOWN_INTAKE(404),
    /** The content type or encoding is none of CSV, plain or gzip, in UTF-8. */
    UNSUPPORTED_TYPE(415),
    /** The request says gzip and the body is none. */
    NOT_GZIP(400),
    /** The gzip ends early, its check sum is wrong, or something that is not gzip follows it. */
    BROKEN_GZIP(400),
    /** A byte sequence is not UTF-8. */
    NOT_UTF8(400),
    /** A quote is not closed, stands inside an unquoted field, or something follows a closed one. */
    BROKEN_QUOTING(400),
    /** A carriage return outside quotes is not followed by a line feed. */
    BROKEN_LINE_END(400),
    /** A line is longer than allowed; often a quote that was left open. */
    LINE_TOO_LONG(400),
    /** The file has more bytes or rows than allowed. */
    FILE_TOO_LARGE(413),
    /** The file is empty. */
    EMPTY_FILE(400),
    /** The first line names none of the file's columns. */
    NO_HEADER(400),
    /** The header names columns the file does not have. */
    UNKNOWN_COLUMN(400),
    /** The header names a column twice. */
    DUPLICATE_COLUMN(400),
    /** The header lacks required columns. */
    MISSING_COLUMN(400),
    /** A row of a file that is taken whole or not at all is not of its form. */
    INVALID_ROW(400),
    /** The body broke off before its end. */
    BROKEN_OFF(400),
    /** The file cannot be taken now; the same file may be taken later. */
    UNAVAILABLE(503),
    /** The database's disk is full: nobody's file can be taken until there is room again. */
    DISK_FULL(507),
    /** The caller has no valid token. */
    UNAUTHENTICATED(401),
    /** The caller's roles do not allow this. */
    FORBIDDEN(403);

    private final int status;

    IntakeRefusal(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
