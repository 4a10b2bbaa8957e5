package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import java.time.LocalDate;

/**
 * Points to be brought onto an account, and how long they live.
 *
 * @param kind EARN or GRANT
 * @param onSpent what a later reversal does if they are spent by then
 */
public record Grant(TransactionKind kind, long amount, Activation activation, Expiry expiry, SpentPolicy onSpent) {
    /** @throws Refusal {@link PointsRefusal#INVALID_AMOUNT} */
    public Grant {
        if (!kind.bringsPoints()) {
            throw new IllegalArgumentException(kind + " brings no points");
        }
        Amount.check(amount);
    }

    /** @throws Refusal {@link PointsRefusal#INVALID_VALIDITY} when the points would be void before they are active */
    Lot lot(long version, LocalDate day) {
        LocalDate from = activation.activeFrom(day);
        LocalDate until = from == null ? lapse(day) : expiry.expiresOn(from);
        if (until != null && !until.isAfter(from == null ? day : from)) {
            throw new Refusal(
                    PointsRefusal.INVALID_VALIDITY, "expiry", "The points would expire before they are active");
        }
        Expiry then = from == null ? expiry : null;
        return new Lot(version, amount, amount, day.equals(from), from, until, activation.eventType(), then, onSpent);
    }

    /** When points that wait for an event are void: the event is late, or they would have expired. */
    private LocalDate lapse(LocalDate day) {
        LocalDate late = day.plusDays(activation.days());
        return expiry.day() == null || !expiry.day().isBefore(late)
                ? late
                : expiry.day().plusDays(1);
    }
}
