package dev.kequn.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * An amount with at most two decimals, up to 999999999999.99 in either direction; staged in minor units.
 *
 * @param negative whether it may be below zero
 */
public record Money(boolean negative) implements FieldType {
    private static final int WHOLE_DIGITS = 12;

    @Override
    public String sqlType() {
        return "bigint";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        boolean minus = bytes[start] == '-';
        int first = minus ? start + 1 : start;
        int point = first;
        while (point < end && bytes[point] != '.') {
            point++;
        }
        boolean decimals = point < end;
        if (!Digits.only(bytes, first, point) || decimals && !Digits.only(bytes, point + 1, end)) {
            return "not an amount";
        }
        if (end - point > 3) {
            return "more than two decimals";
        }
        first = Digits.skipZeros(bytes, first, point);
        if (point - first > WHOLE_DIGITS) {
            return "beyond 999999999999.99";
        }
        long minor = Digits.value(bytes, first, point) * 100;
        if (decimals) {
            minor += Digits.value(bytes, point + 1, end) * (end - point == 2 ? 10 : 1);
        }
        if (minus && minor > 0 && !negative) {
            return "negative";
        }
        row.number(minus ? -minor : minor);
        return null;
    }
}
