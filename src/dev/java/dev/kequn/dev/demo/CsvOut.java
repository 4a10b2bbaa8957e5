package dev.kequn.dev.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes RFC 4180 lines in UTF-8, field by field, into a stream it flushes but does not close. */
final class CsvOut {
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int used;
    private boolean lineBegun;
    private long lines;

    CsvOut(OutputStream out) {
        this.out = out;
    }

    /** One field; null and "" are both written as nothing, which the intake reads as unknown. */
    CsvOut text(@Nullable Object value) throws IOException {
        separate();
        if (value == null) {
            return this;
        }
        String text = value.toString();
        if (text.indexOf('"') >= 0 || text.indexOf(',') >= 0 || text.indexOf('\n') >= 0) {
            text = '"' + text.replace("\"", "\"\"") + '"';
        }
        bytes(text);
        return this;
    }

    CsvOut date(@Nullable LocalDate value) throws IOException {
        return text(value);
    }

    /** An amount of minor units, written with two decimals. */
    CsvOut money(long cents) throws IOException {
        separate();
        bytes(decimal(cents));
        return this;
    }

    /** An amount of minor units as a decimal: -5 is "-0.05". */
    static String decimal(long cents) {
        long rest = Math.abs(cents % 100);
        return (cents < 0 ? "-" : "") + Math.abs(cents / 100) + (rest < 10 ? ".0" : ".") + rest;
    }

    void end() throws IOException {
        put((byte) '\n');
        lineBegun = false;
        lines++;
    }

    /** Lines ended so far, the header included. */
    long lines() {
        return lines;
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
        out.flush();
    }

    private void separate() throws IOException {
        if (lineBegun) {
            put((byte) ',');
        }
        lineBegun = true;
    }

    private void bytes(String text) throws IOException {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            put(each);
        }
    }

    private void put(byte value) throws IOException {
        if (used == buffer.length) {
            out.write(buffer, 0, used);
            used = 0;
        }
        buffer[used++] = value;
    }
}
