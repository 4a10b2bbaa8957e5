package dev.kequn.offer.ranking;

import org.jspecify.annotations.Nullable;

/**
 * Customers who are alike, for learning what such customers accept: those of an age and a composite tier.
 *
 * @param key {@code age/tier}, such as {@code 35/GOLD}: the age is rounded down to 25, 35, 45, 55 or 65, 0 when younger, {@code -}
 *     where it is unknown; the tier is {@code -} for who has none
 */
public record PeerGroup(String key) {
    /** Of customers who did not agree to profiling. */
    public static final PeerGroup EVERYBODY = new PeerGroup("*");

    public static PeerGroup of(@Nullable Integer age, @Nullable String compositeTier) {
        return new PeerGroup(band(age) + "/" + (compositeTier == null ? "-" : compositeTier));
    }

    private static String band(@Nullable Integer age) {
        if (age == null) {
            return "-";
        }
        return Integer.toString(age < 25 ? 0 : Math.min(65, (age - 25) / 10 * 10 + 25));
    }
}
