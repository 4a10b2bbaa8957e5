package dev.kequn.tier.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.PolicyDraft;
import dev.kequn.tier.policy.PolicyRefusal;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    public TierDowngradeInput downgrade;

    @Description(
            "At most 20 rules that make the service level of the composite level, applied in this order; as in the "
                    + "policy in force before when absent, none when empty.")
    @Nullable
    public List<@NonNull ServiceRuleInput> serviceRules;

    @Description("One strategy for each quadrant; as in the policy in force before when absent.")
    @Nullable
    public List<@NonNull QuadrantStrategyInput> strategies;

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
                serviceRules == null
                        ? inForce.serviceRules()
                        : serviceRules.stream().map(ServiceRuleInput::toDomain).toList(),
                strategies == null ? inForce.strategies() : QuadrantStrategyInput.toDomain(strategies));
    }

    private List<TierLevel> ladder() {
        List<TierLevel> ladder = new ArrayList<>();
        for (LevelInput level : levels) {
            short rank = (short) (ladder.size() + 1);
            ladder.add(new TierLevel(level.code, rank, level.threshold.minor(), level.nameZh, level.nameEn));
        }
        return ladder;
    }
}
