package dev.kequn.segment.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import jakarta.enterprise.context.RequestScoped;

/** Counts what one request asks of the whole bank: each portrait, comparison and overlap reads every customer. */
@RequestScoped
class PortraitsInRequest {
    private static final int MOST = 3;

    private int asked;

    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} */
    synchronized void take() {
        asked++;
        if (asked > MOST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "A request has at most " + MOST + " portraits, comparisons and overlaps in all");
        }
    }
}
