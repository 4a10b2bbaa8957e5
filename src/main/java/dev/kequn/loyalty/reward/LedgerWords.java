package dev.kequn.loyalty.reward;

import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.Refusal;
import java.util.function.Supplier;

/** What the ledger refuses, in the words of redemptions. */
final class LedgerWords {
    private LedgerWords() {}

    static Posted translated(Supplier<Posted> posting) {
        try {
            return posting.get();
        } catch (Refusal refusal) {
            throw refusal.code() == PointsRefusal.INSUFFICIENT_POINTS
                    ? new Refusal(
                            RedemptionRefusal.INSUFFICIENT_POINTS,
                            "reward",
                            "The customer has fewer points than it costs")
                    : new Refusal(RedemptionRefusal.NOT_REVERSIBLE, "redemptionId", "The points cannot be given back");
        }
    }
}
