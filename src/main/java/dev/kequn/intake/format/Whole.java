package dev.kequn.intake.format;

import org.jspecify.annotations.Nullable;

/** A whole number from {@code least} to {@code most}, both included and not negative. */
public record Whole(int least, int most) implements FieldType {
    @Override
    public String sqlType() {
        return "smallint";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        int first = Digits.skipZeros(bytes, start, end);
        if (!Digits.only(bytes, start, end) || end - first > 5) {
            return reason();
        }
        long value = Digits.value(bytes, first, end);
        if (value < least || value > most) {
            return reason();
        }
        row.number(value);
        return null;
    }

    private String reason() {
        return "not a whole number from " + least + " to " + most;
    }
}
