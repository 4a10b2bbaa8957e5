package dev.kequn.loyalty.earning;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says: what earns, how many points, what becomes of them, and how much at most.
 *
 * @param condition CEL over the rule's vocabulary; null for always
 * @param award null only for a referral that gives the newcomer no points
 * @param multipliers the first whose condition holds counts
 * @param atMost points for one event or month
 * @param caps for one customer; of a referral, for the referrer
 * @param budget points over all versions of the code
 */
public record EarningTerms(
        Trigger trigger,
        @Nullable String condition,
        @Nullable Award award,
        List<Multiplier> multipliers,
        @Nullable Long atMost,
        LotTerms lots,
        List<Cap> caps,
        @Nullable Long budget,
        @Nullable ReferralTerms referral) {
    public EarningTerms {
        multipliers = List.copyOf(multipliers);
        caps = List.copyOf(caps);
    }

    /** Everything it says, in a form that no other terms have. */
    JsonObject content() {
        return new JsonObject()
                .put("trigger", array(trigger.kind(), trigger.eventType()))
                .put("condition", condition)
                .put("award", award == null ? null : award(award))
                .put("multipliers", multipliers(multipliers))
                .put("atMost", atMost)
                .put("activation", array(lots.activationKind(), lots.days(), lots.eventType()))
                .put("expiry", array(lots.expiryKind(), lots.expiryNumber(), lots.expiryDay()))
                .put("onSpent", lots.onSpent().name())
                .put("caps", caps(caps))
                .put("budget", budget)
                .put("referral", referral == null ? null : referral(referral));
    }

    private static JsonArray award(Award award) {
        return array(award.fixed(), award.attribute(), award.amount(), award.points());
    }

    private static JsonArray multipliers(List<Multiplier> multipliers) {
        JsonArray all = new JsonArray();
        multipliers.forEach(one -> all.add(array(one.condition(), one.times())));
        return all;
    }

    private static JsonArray caps(List<Cap> caps) {
        JsonArray all = new JsonArray();
        caps.stream()
                .sorted(Comparator.comparing(Cap::period))
                .forEach(cap -> all.add(array(cap.period(), cap.points(), cap.times())));
        return all;
    }

    private static JsonArray referral(ReferralTerms referral) {
        return array(
                referral.withinDays(), referral.referrerPoints(), referral.referrerReward(), referral.newcomerReward());
    }

    private static JsonArray array(@Nullable Object... values) {
        JsonArray array = new JsonArray();
        for (Object value : values) {
            array.add(value == null || value instanceof Number ? value : value.toString());
        }
        return array;
    }
}
