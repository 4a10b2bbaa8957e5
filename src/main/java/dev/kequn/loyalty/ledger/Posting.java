package dev.kequn.loyalty.ledger;

import dev.kequn.access.KeyedRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request of one caller to the ledger; the customer is named by number, or by the transaction that is to be reversed.
 *
 * @param memo as it will be written
 */
public record Posting(
        KeyedRequest request, @Nullable String customerNo, @Nullable Long customerId, Act act, Memo memo) {
    static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(PointsRefusal.INVALID_IDEMPOTENCY_KEY, PointsRefusal.IDEMPOTENCY_CONFLICT);

    /** @throws dev.kequn.platform.Refusal {@link PointsRefusal#INVALID_IDEMPOTENCY_KEY} */
    public Posting {
        request.check(FAULTS);
    }

    boolean reverses() {
        return act instanceof Act.Reverse;
    }
}
