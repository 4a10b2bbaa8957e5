package dev.kequn.segment.list;

import dev.kequn.intake.CopyTarget;
import dev.kequn.intake.IntakeRefusal;
import dev.kequn.intake.csv.CsvReader;
import dev.kequn.intake.format.CopyBuffer;
import dev.kequn.intake.format.FieldType;
import dev.kequn.intake.format.Text;
import dev.kequn.platform.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a file of customer numbers on their way into a table. */
final class NumberFile {
    private static final String COLUMN = "customer_no";
    private static final FieldType NUMBER = Text.key(64);

    private NumberFile() {}

    /** How many rows were copied into the columns {@code line_no}, {@code customer_no}; counted from 1. */
    static long copy(CsvReader csv, Connection connection, String table) throws SQLException, IOException {
        header(csv);
        long rows = 0;
        CopyBuffer buffer = new CopyBuffer();
        try (CopyTarget target = new CopyTarget(connection, table + " (line_no, customer_no)")) {
            while (csv.next()) {
                buffer.startRow(++rows).column();
                String reason = append(csv, buffer);
                if (reason != null) {
                    throw new Refusal(IntakeRefusal.INVALID_ROW, COLUMN, "Line %d: %s".formatted(csv.line(), reason));
                }
                buffer.endRow();
                target.flushIfFull(buffer);
            }
            target.finish(buffer);
        }
        return rows;
    }

    private static void header(CsvReader csv) throws IOException {
        if (!csv.next()) {
            throw new Refusal(IntakeRefusal.EMPTY_FILE, "The file is empty; it needs at least a header");
        }
        String first = new String(csv.bytes(), 0, csv.end(0), StandardCharsets.UTF_8);
        if (csv.fields() != 1 || !first.equals(COLUMN)) {
            throw new Refusal(IntakeRefusal.NO_HEADER, "The first line is not " + COLUMN);
        }
    }

    private static @Nullable String append(CsvReader csv, CopyBuffer row) {
        if (csv.fields() != 1) {
            return csv.fields() + " fields instead of 1";
        }
        return csv.end(0) == 0 ? "no number" : NUMBER.append(csv.bytes(), 0, csv.end(0), row);
    }
}
