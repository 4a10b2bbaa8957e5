package dev.kequn.intake.format;

/** Decimal digits in bytes. */
final class Digits {
    private Digits() {}

    /** Whether there is at least one byte and each is a digit. */
    static boolean only(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return start < end;
    }

    /** The number that up to 18 digits spell. */
    static long value(byte[] bytes, int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + bytes[i] - '0';
        }
        return value;
    }

    /** The first place behind leading zeros; the last digit is never passed over. */
    static int skipZeros(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end - 1 && bytes[i] == '0') {
            i++;
        }
        return i;
    }
}
