package dev.kequn.intake.format;

import org.jspecify.annotations.Nullable;

/** The id of a row as this program gave it out. */
public record RowKey() implements FieldType {
    private static final int LONGEST = 18;

    @Override
    public String sqlType() {
        return "bigint";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        if (!Digits.only(bytes, start, end) || end - start > LONGEST) {
            return "not an id";
        }
        row.number(Digits.value(bytes, start, end));
        return null;
    }
}
