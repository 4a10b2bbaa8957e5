package dev.kequn.intake.format;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An instant in ISO 8601 with its offset, such as {@code 2026-03-01T09:30:00+08:00}; kept to the microsecond. */
public record Moment() implements FieldType {
    @Override
    public String sqlType() {
        return "timestamptz";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        String reason = "not an instant with offset, such as 2026-03-01T09:30:00+08:00";
        // Longer than any instant; and signed years are none of ours.
        if (end - start > 40 || bytes[start] < '0' || bytes[start] > '9') {
            return reason;
        }
        try {
            OffsetDateTime moment = OffsetDateTime.parse(new String(bytes, start, end - start, StandardCharsets.UTF_8));
            if (moment.getYear() < 2) {
                return reason;
            }
            row.text(moment.toInstant().truncatedTo(ChronoUnit.MICROS).toString());
            return null;
        } catch (DateTimeException e) {
            return reason;
        }
    }
}
