package dev.kequn.tier.graphql;

import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.Downgrade;
import dev.kequn.tier.policy.DowngradeRule;
import dev.kequn.tier.policy.PolicyState;
import dev.kequn.tier.policy.ServiceEffect;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("TierPolicy")
@Description("The rules by which customers are assessed; approved ones hold until the next begins.")
public record TierPolicyView(
        @Id @NonNull @Description("Identifies the policy.") String id,
        @NonNull @Description("Name of the policy.") String name,
        @NonNull @Description("Draft, submitted or approved.") PolicyState state,
        @NonNull @Description("First day on which it is in force, once approved.") LocalDate validFrom,
        @NonNull @Description("How long an assessment looks back.") PeriodKind period,
        @NonNull @Description("Percent of the average AUM that counts, 0 to 100.") Integer aumWeight,
        @NonNull @Description("Percent of the average loan that counts, 0 to 100.") Integer loanWeight,
        @NonNull @Description("Code of the level from which the composite tier counts as high.")
                String compositeHighFrom,
        @NonNull @Description("Code of the level from which the service tier counts as high.") String serviceHighFrom,
        @NonNull @Description("The levels from the lowest to the highest.") List<@NonNull TierLevelView> levels,
        @NonNull @Description("1 for the first writing, one more for each after it; an approval names it.")
                Integer version,
        @NonNull @Description("How customers fall.") DowngradeView downgrade,
        @NonNull
                @Description("What makes the service level of the composite level, in this order; none means that it "
                        + "is the composite level.")
                List<@NonNull ServiceRuleView> serviceRules,
        @NonNull @Description("One strategy for each quadrant.") List<@NonNull QuadrantStrategyView> strategies) {

    @Name("TierDowngrade")
    @Description("How customers fall whose balances miss the level they held.")
    public record DowngradeView(
            @NonNull @Description("How far at once.") DowngradeRule rule,
            @NonNull @Description("Periods in a row a customer may miss his level before he falls.")
                    Integer gracePeriods,
            @NonNull @Description("Levels below which certain customers do not fall.")
                    List<@NonNull FloorView> floors) {}

    @Name("TierFloor")
    @Description("Who meets the condition does not fall below the level.")
    public record FloorView(
            @NonNull @Description("CEL over the customer.") String condition,
            @NonNull @Description("Code of the level.") String level) {}

    @Name("ServiceRule")
    @Description("A step from the composite to the service level.")
    public record ServiceRuleView(
            @NonNull @Description("Name, unique in the policy.") String name,
            @NonNull @Description("CEL over the customer.") String condition,
            @NonNull @Description("What the rule does to the level it finds.") ServiceEffect effect,
            @Description("For SHIFT: levels to move by; null otherwise.") @Nullable Integer steps,
            @Description("Code of the level; null for SHIFT.") @Nullable String level) {}

    static TierPolicyView of(TierPolicy policy) {
        return new TierPolicyView(
                Long.toString(policy.id()),
                policy.name(),
                policy.state(),
                policy.validFrom(),
                policy.period(),
                policy.aumWeight(),
                policy.loanWeight(),
                policy.compositeHighFrom(),
                policy.serviceHighFrom(),
                policy.levels().stream().map(TierLevelView::of).toList(),
                policy.version(),
                downgrade(policy.downgrade()),
                policy.serviceRules().stream()
                        .map(rule -> new ServiceRuleView(
                                rule.name(), rule.condition(), rule.effect(), rule.steps(), rule.level()))
                        .toList(),
                policy.strategies().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(strategy -> QuadrantStrategyView.of(strategy.getKey(), strategy.getValue()))
                        .toList());
    }

    private static DowngradeView downgrade(Downgrade downgrade) {
        return new DowngradeView(
                downgrade.rule(),
                downgrade.gracePeriods(),
                downgrade.floors().stream()
                        .map(floor -> new FloorView(floor.condition(), floor.level()))
                        .toList());
    }
}
