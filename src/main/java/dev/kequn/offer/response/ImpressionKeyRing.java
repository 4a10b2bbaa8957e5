package dev.kequn.offer.response;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.Unavailable;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The keys that are good now, and what tokens look like: version, key, sealed impression; base64url, without padding. */
final class ImpressionKeyRing {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + Short.BYTES;
    private static final int LONGEST = (HEAD + ImpressionKey.SEAL + ImpressionBytes.MOST) * 4 / 3 + 1;

    private final Map<Integer, ImpressionKey> byId;
    private final @Nullable ImpressionKey signing;

    /** @param settled age of a key that every process has read; a younger one signs nothing, unless there is no other */
    ImpressionKeyRing(List<ImpressionKey> keys, Duration settled) {
        this.byId = keys.stream().collect(Collectors.toMap(ImpressionKey::id, Function.identity()));
        this.signing = keys.stream()
                .max(Comparator.comparing((ImpressionKey key) -> key.isOlderThan(settled))
                        .thenComparingInt(ImpressionKey::id))
                .orElse(null);
    }

    String sign(Impression impression) {
        if (signing == null) {
            throw new Unavailable("Every key for impressions is withdrawn");
        }
        byte[] sealed = signing.seal(ImpressionBytes.write(impression));
        return encoded(ByteBuffer.allocate(HEAD + sealed.length)
                .put(VERSION)
                .putShort((short) signing.id())
                .put(sealed)
                .array());
    }

    /** @throws Refusal {@link OfferResponseRefusal#INVALID_TOKEN} for whatever {@link #sign} did not make with a key that is good */
    Impression verify(String token) {
        byte[] bytes = decoded(token);
        if (bytes.length <= HEAD + ImpressionKey.SEAL || bytes[0] != VERSION) {
            throw invalid();
        }
        ImpressionKey key = byId.get((int) ByteBuffer.wrap(bytes).getShort(1));
        byte[] plain = key == null ? null : key.open(Arrays.copyOfRange(bytes, HEAD, bytes.length));
        if (plain == null) {
            throw invalid();
        }
        return ImpressionBytes.read(plain);
    }

    static Refusal invalid() {
        return new Refusal(OfferResponseRefusal.INVALID_TOKEN, "token", "No token of an offer to answer");
    }

    private static byte[] decoded(String token) {
        if (token.length() > LONGEST) {
            throw invalid();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            // The decoder takes padding and bits that say nothing: one token is written in one way.
            if (encoded(bytes).equals(token)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // It is no base64url.
        }
        throw invalid();
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
