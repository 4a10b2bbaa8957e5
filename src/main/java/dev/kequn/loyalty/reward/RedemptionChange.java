package dev.kequn.loyalty.reward;

import dev.kequn.access.Change;
import io.vertx.core.json.JsonObject;

/** Redemptions as the audit trail shows them, under their customer. */
final class RedemptionChange {
    private RedemptionChange() {}

    static Change made(String action, Redemption made) {
        return Change.created(action, "Customer", made.customerId(), values(made, made.state()));
    }

    static Change ended(String action, Redemption ended) {
        return Change.updated(
                action,
                "Customer",
                ended.customerId(),
                values(ended, RedemptionState.RESERVED),
                values(ended, ended.state()));
    }

    private static JsonObject values(Redemption redemption, RedemptionState state) {
        return new JsonObject()
                .put("redemption", Long.toString(redemption.id()))
                .put("reward", redemption.reward().toString())
                .put("cost", redemption.cost())
                .put("state", state.name());
    }
}
