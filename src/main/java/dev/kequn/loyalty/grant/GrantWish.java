package dev.kequn.loyalty.grant;

import dev.kequn.access.Reason;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.PointsRefusal;

/** Points that someone wants a customer to have, and why. */
public record GrantWish(String customerNo, Grant grant, String reason) {
    /** @throws dev.kequn.platform.Refusal {@link PointsRefusal#INVALID_REASON} */
    public GrantWish {
        Reason.check(reason, PointsRefusal.INVALID_REASON);
    }
}
