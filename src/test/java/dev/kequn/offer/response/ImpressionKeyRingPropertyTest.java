package dev.kequn.offer.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.offer.OfferChannel;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A token says what was signed, and nothing else is one. */
class ImpressionKeyRingPropertyTest {
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final Impression ANY = new Impression(
            7, 12, 3, 4, OfferChannel.WECHAT, "35/GOLD", 2, true, Instant.parse("2026-07-15T04:00:00.123Z"));

    private final ImpressionKeyRing ring = ring(key(1, "first", 100), key(2, "second", 50));

    @Property(tries = 300)
    void whatWasSignedIsWhatIsRead(@ForAll("impressions") Impression impression) {
        assertThat(ring.verify(ring.sign(impression))).isEqualTo(impression);
    }

    @Property(tries = 100)
    void everyBitCounts(@ForAll("impressions") Impression impression) {
        byte[] token = Base64.getUrlDecoder().decode(ring.sign(impression));

        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(ring, text(changed));
        }
    }

    @Property(tries = 100)
    void whatIsCutOffOrAddedCounts(
            @ForAll("impressions") Impression impression, @ForAll @IntRange(max = 400) int length) {
        byte[] token = Base64.getUrlDecoder().decode(ring.sign(impression));

        if (length != token.length) {
            assertRefused(ring, text(Arrays.copyOf(token, length)));
        }
    }

    @Property(tries = 300)
    void noOtherTextIsAToken(@ForAll String text) {
        assertRefused(ring, text);
    }

    @Property(tries = 100)
    void aTokenIsWrittenInOneWayOnly(@ForAll("impressions") Impression impression) {
        String token = ring.sign(impression);

        assertRefused(ring, token + "=");
        assertRefused(ring, token + " ");
        assertRefused(ring, "\n" + token);
        // Where bits are left in the last character, the decoder takes any of them.
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        alphabet.chars()
                .mapToObj(c -> token.substring(0, token.length() - 1) + (char) c)
                .filter(other -> !other.equals(token))
                .forEach(other -> assertRefused(ring, other));
    }

    @Property(tries = 100)
    void nothingOfItIsReadable(@ForAll("impressions") Impression impression) {
        byte[] plain = ImpressionBytes.write(impression);
        String token = new String(Base64.getUrlDecoder().decode(ring.sign(impression)), StandardCharsets.ISO_8859_1);

        for (int from = 0; from + 4 <= plain.length; from++) {
            byte[] part = Arrays.copyOfRange(plain, from, from + 4);
            if (!Arrays.equals(part, new byte[4])) {
                assertThat(token).doesNotContain(new String(part, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Example
    void aKeyOfAnotherBankWithTheSameNumberVerifiesNothing() {
        assertRefused(ring(key(1, "theirs", 100), key(2, "theirs too", 50)), ring.sign(ANY));
    }

    @Example
    void theLastKeySignsAndAWithdrawnOneVerifiesNothing() {
        ImpressionKeyRing old = ring(key(1, "first", 100));
        String byTheFirst = old.sign(ANY);
        String byTheSecond = ring.sign(ANY);

        assertThat(ring.verify(byTheFirst)).isEqualTo(ANY);
        assertRefused(old, byTheSecond);
        assertRefused(ring(key(2, "second", 150)), byTheFirst);
    }

    @Example
    void aKeyThatOthersMayNotHaveReadVerifiesButSignsNothing() {
        ImpressionKeyRing young = ring(key(1, "first", 100), key(2, "second", 10));

        assertThat(young.sign(ANY)).isEqualTo(ring(key(1, "first", 100)).sign(ANY));
        assertThat(young.verify(ring.sign(ANY))).isEqualTo(ANY);
        assertThat(ring(key(1, "first", 0)).verify(ring(key(1, "first", 0)).sign(ANY)))
                .isEqualTo(ANY);
    }

    @Example
    void withoutAKeyNothingIsSignedOrVerified() {
        ImpressionKeyRing empty = ring();

        assertThatThrownBy(() -> empty.sign(ANY)).isInstanceOf(Unavailable.class);
        assertRefused(empty, ring.sign(ANY));
    }

    @Provide
    Arbitrary<Impression> impressions() {
        Arbitrary<Long> ids = Arbitraries.longs().greaterOrEqual(0);
        return Combinators.combine(
                        ids,
                        ids,
                        ids,
                        Arbitraries.of(OfferChannel.class),
                        Arbitraries.of("*", "-/-", "35/GOLD", "0/客"),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 4_102_444_800_000L))
                .as((impression, customer, offer, channel, peers, place, explored, at) -> new Impression(
                        impression,
                        customer,
                        offer,
                        offer ^ 5,
                        channel,
                        peers,
                        place,
                        explored,
                        Instant.ofEpochMilli(at)));
    }

    private static ImpressionKeyRing ring(ImpressionKey... keys) {
        return new ImpressionKeyRing(List.of(keys), SETTLED);
    }

    private static ImpressionKey key(int id, String secret, int age) {
        return new ImpressionKey(id, secret.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(age));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertRefused(ImpressionKeyRing ring, String token) {
        assertThatThrownBy(() -> ring.verify(token))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(OfferResponseRefusal.INVALID_TOKEN));
    }
}
