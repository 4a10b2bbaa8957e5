package dev.kequn.offer.response;

import dev.kequn.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What became of a response: where it is recorded, or why it was refused. */
public record ResponseOutcome(@Nullable OfferResponseStatus status, @Nullable Refusal refusal) {
    static final ResponseOutcome RECORDED = new ResponseOutcome(OfferResponseStatus.RECORDED, null);
    static final ResponseOutcome REPEATED = new ResponseOutcome(OfferResponseStatus.REPEATED, null);

    static ResponseOutcome refused(OfferResponseRefusal code, String message) {
        return refused(new Refusal(code, "token", message));
    }

    static ResponseOutcome refused(Refusal refusal) {
        return new ResponseOutcome(null, refusal);
    }
}
