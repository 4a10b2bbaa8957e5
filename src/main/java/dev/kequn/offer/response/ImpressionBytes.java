package dev.kequn.offer.response;

import dev.kequn.offer.OfferChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** An impression as bytes: numbers of fixed length, then two short texts. Another form needs another version of tokens. */
final class ImpressionBytes {
    private static final int FIXED = 5 * Long.BYTES + Short.BYTES + 1;
    private static final int LONGEST_TEXT = 60;
    static final int MOST = FIXED + 2 * (1 + LONGEST_TEXT);

    private ImpressionBytes() {}

    static byte[] write(Impression impression) {
        byte[] channel = text(impression.channel().name());
        byte[] peers = text(impression.peerGroup());
        return ByteBuffer.allocate(FIXED + 2 + channel.length + peers.length)
                .putLong(impression.impressionId())
                .putLong(impression.customerId())
                .putLong(impression.offerId())
                .putLong(impression.versionId())
                .putLong(impression.issuedAt().toEpochMilli())
                .putShort((short) impression.place())
                .put((byte) (impression.explored() ? 1 : 0))
                .put((byte) channel.length)
                .put(channel)
                .put((byte) peers.length)
                .put(peers)
                .array();
    }

    /** Of bytes that {@link #write} made. */
    static Impression read(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        long impressionId = from.getLong();
        long customerId = from.getLong();
        long offerId = from.getLong();
        long versionId = from.getLong();
        Instant issuedAt = Instant.ofEpochMilli(from.getLong());
        int place = from.getShort();
        boolean explored = from.get() == 1;
        OfferChannel channel = OfferChannel.valueOf(text(from));
        return new Impression(
                impressionId, customerId, offerId, versionId, channel, text(from), place, explored, issuedAt);
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("Longer than " + LONGEST_TEXT + " bytes: " + text);
        }
        return bytes;
    }

    private static String text(ByteBuffer from) {
        byte[] bytes = new byte[from.get()];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
