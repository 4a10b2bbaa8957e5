package dev.kequn.offer.result;

import dev.kequn.platform.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/** Impressions of an offer, and what customers did with them; one may have been opened and accepted, too. */
public record ResponseCounts(long shown, long opened, long accepted, long declined, long dismissed) {
    static final ResponseCounts NONE = new ResponseCounts(0, 0, 0, 0, 0);

    ResponseCounts plus(ResponseCounts other) {
        return new ResponseCounts(
                shown + other.shown,
                opened + other.opened,
                accepted + other.accepted,
                declined + other.declined,
                dismissed + other.dismissed);
    }

    /** Of the impressions, those that were accepted; null before the first. */
    public @Nullable Proportion acceptance() {
        return shown == 0 ? null : new Proportion(accepted, shown);
    }
}
