package dev.kequn.intake.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY, as bytes; the last row may be taken back. */
public final class CopyBuffer {
    private byte[] bytes = new byte[1 << 17];
    private int size;
    private int rowStart;

    /** Begins a row with {@code first}; what was begun and not ended before is dropped. */
    public CopyBuffer startRow(long first) {
        size = rowStart;
        return number(first);
    }

    public void endRow() {
        put('\n');
        rowStart = size;
    }

    /** Opens the row's next column. */
    public CopyBuffer column() {
        put('\t');
        return this;
    }

    public CopyBuffer none() {
        put('\\');
        put('N');
        return this;
    }

    /** Appends text as it is meant: what COPY would read as its own is escaped. */
    public CopyBuffer text(byte[] source, int start, int end) {
        reserve(2 * (end - start));
        for (int i = start; i < end; i++) {
            byte b = source[i];
            int escape = b == '\\' ? '\\' : b == '\t' ? 't' : b == '\n' ? 'n' : b == '\r' ? 'r' : 0;
            if (escape != 0) {
                bytes[size++] = '\\';
                b = (byte) escape;
            }
            bytes[size++] = b;
        }
        return this;
    }

    public CopyBuffer text(@Nullable String value) {
        if (value == null) {
            return none();
        }
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return text(encoded, 0, encoded.length);
    }

    public CopyBuffer number(long value) {
        if (value < 0) {
            put('-');
        }
        long rest = value;
        int digits = 1;
        while ((rest /= 10) != 0) {
            digits++;
        }
        reserve(digits);
        rest = value;
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /** How many bytes the ended rows have. */
    public int size() {
        return rowStart;
    }

    /** The ended rows are the first {@link #size()} of these. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets the ended rows. */
    public void clear() {
        size = 0;
        rowStart = 0;
    }

    private void put(char c) {
        reserve(1);
        bytes[size++] = (byte) c;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
