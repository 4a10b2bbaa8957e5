package dev.kequn.intake;

import dev.kequn.intake.format.CopyBuffer;
import org.jspecify.annotations.Nullable;

/** The refused rows of a file on their way into {@code intake_reject}: all are counted, the first are kept. */
final class Rejects {
    /** Characters of a refused value that are kept. */
    static final int VALUE_SHOWN = 200;

    private final CopyBuffer rows = new CopyBuffer();
    private final long intakeId;
    private final int most;
    private int kept;
    private long count;

    Rejects(long intakeId, int most) {
        this.intakeId = intakeId;
        this.most = most;
    }

    /** Keeps one reason; {@code column} is empty where the row as a whole is refused. */
    void add(long line, String column, @Nullable String value, String reason) {
        if (kept == most) {
            return;
        }
        kept++;
        rows.startRow(intakeId).column().number(line).column().text(column);
        rows.column().text(shown(value)).column().text(reason).endRow();
    }

    /** Counts a row, however many reasons it gave. */
    void countRow() {
        count++;
    }

    long count() {
        return count;
    }

    CopyBuffer rows() {
        return rows;
    }

    /** PostgreSQL stores no U+0000, and half a character is none. */
    private static @Nullable String shown(@Nullable String value) {
        if (value == null) {
            return null;
        }
        String text = value.replace('\0', '\ufffd');
        return text.codePointCount(0, text.length()) <= VALUE_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, VALUE_SHOWN));
    }
}
