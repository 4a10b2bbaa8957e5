package dev.kequn.intake.format;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A date as {@code YYYY-MM-DD}, from the year 1 on. */
public record Day() implements FieldType {
    private static final int LENGTH = 10;

    @Override
    public String sqlType() {
        return "date";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        if (!isDay(bytes, start, end)) {
            return "not a date YYYY-MM-DD";
        }
        row.text(bytes, start, end);
        return null;
    }

    private static boolean isDay(byte[] bytes, int start, int end) {
        if (end - start != LENGTH
                || bytes[start + 4] != '-'
                || bytes[start + 7] != '-'
                || !Digits.only(bytes, start, start + 4)
                || !Digits.only(bytes, start + 5, start + 7)
                || !Digits.only(bytes, start + 8, end)) {
            return false;
        }
        int year = (int) Digits.value(bytes, start, start + 4);
        int month = (int) Digits.value(bytes, start + 5, start + 7);
        int day = (int) Digits.value(bytes, start + 8, end);
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                // The calendar is only asked about the end of a month.
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }
}
