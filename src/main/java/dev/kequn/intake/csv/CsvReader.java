package dev.kequn.intake.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads RFC 4180 CSV record by record out of bytes: commas, CRLF or LF, quoted fields with commas, quotes and line ends
 * inside. Lines without any character are passed over. Holds one record; its fields are slices of {@link #bytes()}.
 *
 * <p>Works on bytes and allocates nothing per record, so that a file of a hundred million rows costs no garbage.
 */
public final class CsvReader {
    private static final int END = -1;

    private final InputStream input;
    private final int maxLine;
    private final Utf8.Bytes rest = this::read;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;

    private byte[] record = new byte[1 << 12];
    private int size;
    private int[] ends = new int[64];
    private int fields;
    private boolean quoted;
    private long line = 1;
    private long recordLine;
    private boolean started;

    /** @param maxLine bytes a record may have */
    public CsvReader(InputStream input, int maxLine) {
        this.input = input;
        this.maxLine = maxLine;
    }

    /** Reads the next record; false at the end of the file. */
    public boolean next() throws IOException {
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
        while (true) {
            boolean more = readRecord();
            boolean blank = fields == 1 && size == 0 && !quoted;
            if (!blank) {
                return true;
            }
            if (!more) {
                return false;
            }
        }
    }

    /** The line on which the record begins; the file's first line is 1. */
    public long line() {
        return recordLine;
    }

    /** How many fields the record has. */
    public int fields() {
        return fields;
    }

    /** The record's unquoted fields, one behind the other; valid until the next record is read. */
    public byte[] bytes() {
        return record;
    }

    public int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    public int end(int field) {
        return ends[field];
    }

    /** Returns whether the file may go on. */
    private boolean readRecord() throws IOException {
        size = 0;
        fields = 0;
        quoted = false;
        recordLine = line;
        int separator = readField();
        while (separator == ',') {
            separator = readField();
        }
        return separator != END;
    }

    /** Reads one field and returns what ended it: a comma, a line feed or the end. */
    private int readField() throws IOException {
        int c = read();
        if (c == '"') {
            return readQuotedField();
        }
        while (true) {
            if (c == ',' || c == '\n' || c == '\r' || c == END) {
                return endField(c);
            }
            if (c == '"') {
                throw quoting("a quote inside a field that does not begin with one");
            }
            append(c);
            c = read();
        }
    }

    private int readQuotedField() throws IOException {
        quoted = true;
        while (true) {
            int c = read();
            if (c == END) {
                throw quoting("a quote that is not closed");
            }
            if (c == '"') {
                int following = read();
                if (following != '"') {
                    return endQuotedField(following);
                }
            }
            if (c == '\n') {
                line++;
            }
            append(c);
        }
    }

    private int endQuotedField(int c) throws IOException {
        if (c == ',' || c == '\n' || c == '\r' || c == END) {
            return endField(c);
        }
        throw quoting("text behind a closed quote");
    }

    private int endField(int c) throws IOException {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, fields * 2);
        }
        ends[fields++] = size;
        if (size + fields > maxLine) {
            throw tooLong();
        }
        if (c == '\r') {
            if (read() != '\n') {
                throw new MalformedFile(
                        Fault.BROKEN_LINE_END, "Line " + line + ": a carriage return without a line feed");
            }
            line++;
            return '\n';
        }
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private void append(int c) throws IOException {
        if (size + 4 > record.length) {
            grow();
        }
        record[size++] = (byte) c;
        if (c >= 0x80) {
            size = Utf8.appendRest(c, rest, record, size, line);
        }
    }

    private void grow() throws MalformedFile {
        if (record.length > maxLine) {
            throw tooLong();
        }
        record = Arrays.copyOf(record, record.length * 2);
    }

    private int read() throws IOException {
        return position < limit ? buffer[position++] & 0xff : refill();
    }

    private int refill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer, 0, buffer.length));
        return limit == 0 ? END : buffer[position++] & 0xff;
    }

    /** Spreadsheets put one in front; it is no part of the first column's name. */
    private void skipByteOrderMark() throws IOException {
        limit = Math.max(0, input.readNBytes(buffer, 0, 3));
        if (limit == 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            position = 3;
        }
    }

    private MalformedFile quoting(String what) {
        return new MalformedFile(Fault.BROKEN_QUOTING, "Line " + recordLine + ": " + what);
    }

    private MalformedFile tooLong() {
        return new MalformedFile(
                Fault.LINE_TOO_LONG,
                "Line " + recordLine + ": longer than " + maxLine + " bytes, or a quote left open");
    }
}
