package dev.kequn.tier.graphql;

import dev.kequn.tier.policy.Downgrade;
import dev.kequn.tier.policy.DowngradeRule;
import dev.kequn.tier.policy.Floor;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("TierDowngradeInput")
@Description("How customers fall whose balances miss the level they held.")
public class TierDowngradeInput {
    @NonNull
    @Description("How far at once.")
    public DowngradeRule rule;

    @NonNull
    @Description("Periods in a row a customer may miss his level before he falls, 0 to 12.")
    public Integer gracePeriods;

    @NonNull
    @Description("At most 10 levels below which certain customers do not fall.")
    public List<@NonNull FloorInput> floors;

    Downgrade toDomain() {
        return new Downgrade(
                rule,
                gracePeriods,
                floors.stream()
                        .map(floor -> new Floor(floor.condition, floor.level))
                        .toList());
    }

    @Input("TierFloorInput")
    @Description("Who meets the condition does not fall below the level; it lifts nobody who never held it.")
    public static class FloorInput {
        @NonNull
        @Description("CEL over the customer (see ruleVocabulary) and previousTier, newThisPeriod, periodAverageAum, "
                + "periodAverageLoan; such as hasTag(\"VIP\").")
        public String condition;

        @NonNull
        @Description("Code of a level of this policy.")
        public String level;
    }
}
