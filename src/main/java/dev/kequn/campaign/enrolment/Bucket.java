package dev.kequn.campaign.enrolment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that is always the same: customer {@code id} draws for a text the first four bytes of the MD5 of
 * {@code text:id}, as an unsigned number with the highest byte first, modulo 10,000. Whoever wants another draw takes
 * another text.
 */
public final class Bucket {
    /** How many there are; shares count them. */
    public static final int COUNT = 10_000;
    /** The text by which customers are drawn whom every campaign leaves alone. */
    public static final String UNIVERSAL = "universal";

    private static final String PILOT = ":pilot";
    private static final String SQL = "('x' || substr(md5(%s || ':' || %s), 1, 8))::bit(32)::bigint %% " + COUNT;

    private Bucket() {}

    /** 0 to 9,999. */
    public static int of(String text, long customerId) {
        byte[] digest = md5().digest((text + ":" + customerId).getBytes(StandardCharsets.UTF_8));
        return (int) (Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) % COUNT);
    }

    /** The text by which the pilot of a campaign is drawn: not the one of its arms, so that both are in the pilot. */
    public static String pilot(String code) {
        return code + PILOT;
    }

    /** The same as {@link #of}, in SQL. */
    public static String sql(String text, String customerId) {
        return SQL.formatted(text, customerId);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
