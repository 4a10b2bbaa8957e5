package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.PolicyDraft;
import dev.kequn.tier.policy.TierLevel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

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

    PolicyDraft toDomain() {
        List<TierLevel> ladder = new ArrayList<>();
        for (LevelInput level : levels) {
            short rank = (short) (ladder.size() + 1);
            ladder.add(new TierLevel(level.code, rank, level.threshold.minor(), level.nameZh, level.nameEn));
        }
        return new PolicyDraft(
                name, validFrom, period, aumWeight, loanWeight, compositeHighFrom, serviceHighFrom, ladder);
    }
}
