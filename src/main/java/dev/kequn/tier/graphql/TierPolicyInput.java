package dev.kequn.tier.graphql;

import dev.kequn.customer.Quadrant;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.Downgrade;
import dev.kequn.tier.policy.DowngradeRule;
import dev.kequn.tier.policy.Floor;
import dev.kequn.tier.policy.PolicyDraft;
import dev.kequn.tier.policy.PolicyRefusal;
import dev.kequn.tier.policy.QuadrantStrategy;
import dev.kequn.tier.policy.ServiceEffect;
import dev.kequn.tier.policy.ServiceRule;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("TierPolicyInput")
@Description("A tier policy as it is written down.")
public class TierPolicyInput {
    @NonNull
    @Description("Name of the policy, 1 to 100 characters.")
    public String name;

    @NonNull
    @Description("First day on which it is in force, once approved.")
    public LocalDate validFrom;

    @NonNull
    @Description("How long an assessment looks back.")
    public PeriodKind period;

    @NonNull
    @Description("Percent of the average AUM that counts, 0 to 100.")
    public Integer aumWeight;

    @NonNull
    @Description("Percent of the average loan that counts, 0 to 100.")
    public Integer loanWeight;

    @NonNull
    @Description("Code of the level from which the composite tier counts as high.")
    public String compositeHighFrom;

    @NonNull
    @Description("Code of the level from which the service tier counts as high.")
    public String serviceHighFrom;

    @NonNull
    @Description("2 to 20 levels from the lowest, which begins at 0, to the highest.")
    public List<@NonNull LevelInput> levels;

    @Description("How customers fall; as in the policy in force before when absent.")
    @Nullable
    public DowngradeInput downgrade;

    @Description(
            "At most 20 rules that make the service level of the composite level, applied in this order; as in the "
                    + "policy in force before when absent, none when empty.")
    @Nullable
    public List<@NonNull ServiceRuleInput> serviceRules;

    @Description("One strategy for each quadrant; as in the policy in force before when absent.")
    @Nullable
    public List<@NonNull StrategyInput> strategies;

    @Input("TierLevelInput")
    @Description("A level of a tier policy.")
    public static class LevelInput {
        @NonNull
        @Description("Code, upper case, 1 to 32 characters; unique in the policy.")
        public String code;

        @NonNull
        @Description("Weighted daily average from which the level holds; higher than the one before.")
        public Decimal threshold;

        @NonNull
        @Description("Name in Chinese.")
        public String nameZh;

        @NonNull
        @Description("Name in English.")
        public String nameEn;
    }

    @Input("TierDowngradeInput")
    @Description("How customers fall whose balances miss the level they held.")
    public static class DowngradeInput {
        @NonNull
        @Description("How far at once.")
        public DowngradeRule rule;

        @NonNull
        @Description("Periods in a row a customer may miss his level before he falls, 0 to 12.")
        public Integer gracePeriods;

        @NonNull
        @Description("At most 10 levels below which certain customers do not fall.")
        public List<@NonNull FloorInput> floors;

        private Downgrade toDomain() {
            return new Downgrade(
                    rule,
                    gracePeriods,
                    floors.stream()
                            .map(floor -> new Floor(floor.condition, floor.level))
                            .toList());
        }
    }

    @Input("TierFloorInput")
    @Description("Who meets the condition does not fall below the level; it lifts nobody who never held it.")
    public static class FloorInput {
        @NonNull
        @Description("CEL over the customer (see ruleTerms) and previousTier, newThisPeriod, periodAverageAum, "
                + "periodAverageLoan; such as hasTag(\"VIP\").")
        public String condition;

        @NonNull
        @Description("Code of a level of this policy.")
        public String level;
    }

    @Input("ServiceRuleInput")
    @Description("A step from the composite to the service level.")
    public static class ServiceRuleInput {
        @NonNull
        @Description("Name, 1 to 100 characters, unique in the policy; shown where the rule decided.")
        public String name;

        @NonNull
        @Description("CEL over the customer (see ruleTerms) and compositeTier, previousTier, newThisPeriod, "
                + "periodAverageAum, periodAverageLoan; such as kind == \"MERCHANT\".")
        public String condition;

        @NonNull
        @Description("What the rule does to the level it finds.")
        public ServiceEffect effect;

        @Description("For SHIFT: levels to move by, -19 to 19 and not 0; absent otherwise.")
        @Nullable
        public Integer steps;

        @Description("For every effect but SHIFT: code of a level of this policy; absent otherwise.")
        @Nullable
        public String level;
    }

    @Input("QuadrantStrategyInput")
    @Description("What the bank wants of the customers of a quadrant; each text has 1 to 200 characters.")
    public static class StrategyInput {
        @NonNull
        @Description("The quadrant.")
        public Quadrant quadrant;

        @NonNull
        @Description("Aim, in Chinese.")
        public String aimZh;

        @NonNull
        @Description("Aim, in English.")
        public String aimEn;

        @NonNull
        @Description("Typical means, in Chinese.")
        public String meansZh;

        @NonNull
        @Description("Typical means, in English.")
        public String meansEn;
    }

    /** The draft; what it does not say is as in {@code inForce}. */
    PolicyDraft toDomain(@Nullable TierPolicy inForce) {
        if (inForce == null && (downgrade == null || serviceRules == null || strategies == null)) {
            throw new Refusal(
                    PolicyRefusal.INVALID_POLICY,
                    "validFrom",
                    "No policy is in force before: state downgrade, serviceRules and strategies");
        }
        return new PolicyDraft(
                name,
                validFrom,
                period,
                aumWeight,
                loanWeight,
                compositeHighFrom,
                serviceHighFrom,
                ladder(),
                downgrade == null ? inForce.downgrade() : downgrade.toDomain(),
                serviceRules == null ? inForce.serviceRules() : rules(),
                strategies == null ? inForce.strategies() : strategies());
    }

    private List<TierLevel> ladder() {
        List<TierLevel> ladder = new ArrayList<>();
        for (LevelInput level : levels) {
            short rank = (short) (ladder.size() + 1);
            ladder.add(new TierLevel(level.code, rank, level.threshold.minor(), level.nameZh, level.nameEn));
        }
        return ladder;
    }

    private List<ServiceRule> rules() {
        return serviceRules.stream()
                .map(rule -> new ServiceRule(rule.name, rule.condition, rule.effect, rule.steps, rule.level))
                .toList();
    }

    private Map<Quadrant, QuadrantStrategy> strategies() {
        Map<Quadrant, QuadrantStrategy> stated = new EnumMap<>(Quadrant.class);
        for (StrategyInput strategy : strategies) {
            QuadrantStrategy said =
                    new QuadrantStrategy(strategy.aimZh, strategy.aimEn, strategy.meansZh, strategy.meansEn);
            if (stated.put(strategy.quadrant, said) != null) {
                throw new Refusal(PolicyRefusal.INVALID_POLICY, "strategies", strategy.quadrant + " is there twice");
            }
        }
        return stated;
    }
}
