package dev.kequn.platform.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** One page of a keyset list: how many entries, and behind which key. Asks for one more than it shows. */
public record Paging(int first, @Nullable String after) {
    public static final int MOST = 100;
    private static final String SEPARATOR = "\u001f";

    public Paging {
        if (first < 1 || first > MOST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "first",
                    "first must be between 1 and " + MOST + ", not " + first);
        }
    }

    /** The keys behind {@code after} as the list named {@code list} wrote them; empty for a first page. */
    public List<String> keys(String list, int count) {
        if (after == null) {
            return List.of();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(after);
            String payload = new String(bytes, 4, bytes.length - 4, StandardCharsets.UTF_8);
            String[] parts = payload.split(SEPARATOR, -1);
            if (parts.length != count + 1
                    || !parts[0].equals(list)
                    || !cursor(payload).equals(after)) {
                throw forged();
            }
            return Arrays.asList(parts).subList(1, parts.length);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw forged();
        }
    }

    /** A key that is a number. A cursor's check sum is no signature: what is behind it is checked like any argument. */
    public static long number(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw forged();
        }
    }

    /** The cursor of an entry with these keys in the list named {@code list}. */
    public static String cursor(String list, List<String> keys) {
        return cursor(list + SEPARATOR + String.join(SEPARATOR, keys));
    }

    private static String cursor(String payload) {
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(text);
        int sum = (int) checksum.getValue();
        byte[] bytes = new byte[text.length + 4];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (sum >>> (8 * i));
        }
        System.arraycopy(text, 0, bytes, 4, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A list read with {@code first + 1} entries, cut to the page. */
    public <T> List<T> cut(List<T> entries) {
        return entries.size() > first ? entries.subList(0, first) : entries;
    }

    public boolean hasNext(List<?> entries) {
        return entries.size() > first;
    }

    private static Refusal forged() {
        return new Refusal(RequestErrorCode.INVALID_CURSOR, "after", "after is not a cursor of this list");
    }
}
