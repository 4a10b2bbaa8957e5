package dev.kequn.campaign.journey;

import java.util.BitSet;

/**
 * What an event means to those who are bound to a version.
 *
 * @param enters whether it brings others in
 * @param completed positions of the steps that it completes
 */
record Answer(boolean enters, BitSet completed) {
    static final Answer NOTHING = new Answer(false, new BitSet());

    boolean nothing() {
        return !enters && completed.isEmpty();
    }
}
