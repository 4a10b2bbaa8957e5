package dev.kequn.intake.csv;

import java.io.IOException;

/** Strict UTF-8 (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** Where the bytes of a character come from. */
    interface Bytes {
        /** The next byte, negative at the end. */
        int read() throws IOException;
    }

    /** Appends what must follow the {@code first} byte (0x80 or more) of a character; returns the new size. */
    static int appendRest(int first, Bytes bytes, byte[] target, int size, long line) throws IOException {
        int more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
        if (more == 0) {
            throw notUtf8(line);
        }
        int end = size;
        for (int i = 0; i < more; i++) {
            int next = bytes.read();
            if (next < 0x80 || next > 0xbf || i == 0 && !isSecond(first, next)) {
                throw notUtf8(line);
            }
            target[end++] = (byte) next;
        }
        return end;
    }

    private static boolean isSecond(int first, int second) {
        return switch (first) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second <= 0x9f;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second <= 0x8f;
            default -> true;
        };
    }

    private static MalformedFile notUtf8(long line) {
        return new MalformedFile(Fault.NOT_UTF8, "Line " + line + ": not UTF-8");
    }
}
