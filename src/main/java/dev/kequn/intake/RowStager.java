package dev.kequn.intake;

import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.format.Column;
import dev.kequn.intake.format.CopyBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns records into rows of the staging table, or into rejects with every reason. */
final class RowStager {
    private static final byte[] EARLIEST = "1900-01-01".getBytes(StandardCharsets.US_ASCII);

    private final Column[] columns;
    private final int validFrom;
    private final int validTo;
    private final int asOf;
    private final byte[] businessDate;
    private final CopyBuffer rows;
    private final Rejects rejects;

    RowStager(Header header, LocalDate businessDate, CopyBuffer rows, Rejects rejects) {
        this.columns = header.columns().toArray(Column[]::new);
        this.validFrom = header.names().indexOf("valid_from");
        this.validTo = header.names().indexOf("valid_to");
        this.asOf = header.names().indexOf("as_of");
        this.businessDate = businessDate.toString().getBytes(StandardCharsets.US_ASCII);
        this.rows = rows;
        this.rejects = rejects;
    }

    void take(CsvReader csv) {
        if (csv.fields() != columns.length) {
            rejects.add(csv.line(), "", null, csv.fields() + " fields instead of " + columns.length);
            rejects.countRow();
            return;
        }
        rows.startRow(csv.line());
        boolean good = true;
        for (int i = 0; i < columns.length; i++) {
            rows.column();
            String reason = append(csv, i);
            if (reason != null) {
                rejects.add(csv.line(), columns[i].name(), value(csv, i), reason);
                good = false;
            }
        }
        if (good && endsBeforeItBegins(csv)) {
            rejects.add(csv.line(), columns[validTo].name(), value(csv, validTo), "before valid_from");
            good = false;
        }
        if (good && asOf >= 0 && !isPast(csv)) {
            rejects.add(
                    csv.line(), columns[asOf].name(), value(csv, asOf), "not between 1900-01-01 and the business date");
            good = false;
        }
        if (good) {
            rows.endRow();
        } else {
            rejects.countRow();
        }
    }

    private @Nullable String append(CsvReader csv, int i) {
        int start = csv.start(i);
        int end = csv.end(i);
        if (start < end) {
            return columns[i].type().append(csv.bytes(), start, end, rows);
        }
        rows.none();
        return columns[i].required() ? "required" : null;
    }

    /** Dates of one form are in the order of their bytes. */
    private boolean endsBeforeItBegins(CsvReader csv) {
        if (validFrom < 0 || validTo < 0 || csv.start(validTo) == csv.end(validTo)) {
            return false;
        }
        byte[] bytes = csv.bytes();
        return Arrays.compare(
                        bytes, csv.start(validTo), csv.end(validTo), bytes, csv.start(validFrom), csv.end(validFrom))
                < 0;
    }

    /** A balance of tomorrow would open the gate of an assessment that still waits for today's. */
    private boolean isPast(CsvReader csv) {
        byte[] bytes = csv.bytes();
        return Arrays.compare(bytes, csv.start(asOf), csv.end(asOf), businessDate, 0, businessDate.length) <= 0
                && Arrays.compare(bytes, csv.start(asOf), csv.end(asOf), EARLIEST, 0, EARLIEST.length) >= 0;
    }

    private static @Nullable String value(CsvReader csv, int i) {
        int start = csv.start(i);
        int length = csv.end(i) - start;
        // A prefix is enough for what is shown; a character is at most four bytes.
        int shown = Math.min(length, 4 * Rejects.VALUE_SHOWN);
        return length == 0 ? null : new String(csv.bytes(), start, shown, StandardCharsets.UTF_8);
    }
}
