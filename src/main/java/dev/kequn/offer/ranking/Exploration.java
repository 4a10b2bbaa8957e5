package dev.kequn.offer.ranking;

import dev.kequn.campaign.enrolment.Bucket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chance, so that something is learnt also of offers that rank low. For one customer it is the same all month: his page does
 * not change with every look.
 */
record Exploration(String month, long customerId) {
    static Exploration of(Situation situation) {
        return new Exploration(YearMonth.from(situation.today()).toString(), situation.customerId());
    }

    /** Whether he is one of so many of 10,000. */
    boolean takes(int share) {
        return Bucket.of("explore:" + month, customerId) < share;
    }

    /** The order of the MD5 of {@code code:month:customer id}, in hexadecimal digits. */
    void order(List<Scored> offers) {
        Map<String, Scored> drawn = new TreeMap<>();
        offers.forEach(offer -> drawn.put(draw(offer.offer().code()), offer));
        offers.clear();
        offers.addAll(drawn.values());
    }

    private String draw(String code) {
        byte[] text = (code + ":" + month + ":" + customerId).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(md5().digest(text));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
