package dev.kequn.offer.response;

import dev.kequn.access.Caller;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A response to a genuine impression.
 *
 * @param at when he did it: as his phone says, but not before he was shown it and not in the future
 * @param day the business day of {@code at}
 * @param expired whether it comes too late to be taken
 */
record GivenResponse(
        Caller caller,
        Impression impression,
        OfferResponseKind kind,
        OffsetDateTime at,
        LocalDate day,
        boolean expired) {

    StandingKey standing() {
        return new StandingKey(impression.customerId(), impression.offerId());
    }

    /** That it was on his screen, which whoever reacts proves. */
    GivenResponse shown() {
        return new GivenResponse(caller, impression, OfferResponseKind.SHOWN, at, day, expired);
    }

    /** Its name in the event log. */
    String eventId() {
        return "offer:%d:%d:%s".formatted(impression.customerId(), impression.impressionId(), kind);
    }

    SaidResponse said() {
        return said(kind);
    }

    SaidResponse said(OfferResponseKind other) {
        return new SaidResponse(impression.customerId(), impression.impressionId(), other);
    }
}
