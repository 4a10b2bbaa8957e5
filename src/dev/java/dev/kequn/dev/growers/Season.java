package dev.kequn.dev.growers;

import java.time.LocalDate;

/**
 * A round that began before the program was there.
 *
 * @param until first day that is still to come: of a round that is over, the one behind its last
 */
record Season(long roundId, int number, String code, LocalDate from, LocalDate to, LocalDate until) {
    /** Whether it is over. */
    boolean ended() {
        return until.isAfter(to);
    }
}
