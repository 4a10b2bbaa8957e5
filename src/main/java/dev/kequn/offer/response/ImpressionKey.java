package dev.kequn.offer.response;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals impressions: HMAC-SHA256 over the plain bytes, cut to 16, then AES in counter mode from that seal on. So nobody makes
 * or changes one, and nobody who comes across one reads in it whose it is.
 */
final class ImpressionKey {
    static final int SEAL = 16;

    private static final String HMAC = "HmacSHA256";
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(ImpressionKey::newCipher);

    private final int id;
    private final Duration age;
    private final SecretKeySpec sealing;
    private final SecretKeySpec hiding;

    ImpressionKey(int id, byte[] secret, Duration age) {
        this.id = id;
        this.age = age;
        this.sealing = new SecretKeySpec(derived(secret, "seal"), HMAC);
        this.hiding = new SecretKeySpec(Arrays.copyOf(derived(secret, "hide"), 16), "AES");
    }

    int id() {
        return id;
    }

    boolean isOlderThan(Duration other) {
        return age.compareTo(other) > 0;
    }

    /** The seal, and what it seals. */
    byte[] seal(byte[] plain) {
        byte[] seal = sealOf(plain);
        byte[] hidden = hide(seal, plain);
        byte[] sealed = Arrays.copyOf(seal, SEAL + hidden.length);
        System.arraycopy(hidden, 0, sealed, SEAL, hidden.length);
        return sealed;
    }

    /** What was sealed; null where this key did not seal it. */
    byte @Nullable [] open(byte[] sealed) {
        byte[] seal = Arrays.copyOf(sealed, SEAL);
        byte[] plain = hide(seal, Arrays.copyOfRange(sealed, SEAL, sealed.length));
        return MessageDigest.isEqual(seal, sealOf(plain)) ? plain : null;
    }

    private byte[] sealOf(byte[] plain) {
        return Arrays.copyOf(hmac(sealing, plain), SEAL);
    }

    private byte[] hide(byte[] seal, byte[] bytes) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(seal));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derived(byte[] secret, String purpose) {
        return hmac(new SecretKeySpec(secret, HMAC), ("impression " + purpose).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java platform", e);
        }
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every Java platform", e);
        }
    }
}
