package dev.kequn.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * Text of up to {@code most} characters, kept as it is. A key is one line; other text may have tabs and line ends, and
 * no other control character.
 */
public record Text(int most, boolean key) implements FieldType {
    /** A number or code customers, accounts or products are known by. */
    public static Text key(int most) {
        return new Text(most, true);
    }

    public static Text free(int most) {
        return new Text(most, false);
    }

    @Override
    public String sqlType() {
        return "text";
    }

    @Override
    public @Nullable String append(byte[] bytes, int start, int end, CopyBuffer row) {
        int characters = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < 0x20 && (key || b != '\t' && b != '\n' && b != '\r') || b == 0x7f) {
                return "a control character";
            }
            // A byte 10xxxxxx goes on with a character that has begun.
            if ((b & 0xc0) != 0x80) {
                characters++;
            }
        }
        if (characters > most) {
            return "longer than " + most + " characters";
        }
        row.text(bytes, start, end);
        return null;
    }
}
