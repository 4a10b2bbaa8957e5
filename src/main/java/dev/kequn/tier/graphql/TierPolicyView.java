package dev.kequn.tier.graphql;

import dev.kequn.tier.PeriodKind;
import dev.kequn.tier.policy.PolicyState;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

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
        @NonNull @Description("The levels from the lowest to the highest.") List<@NonNull TierLevelView> levels) {

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
                policy.levels().stream().map(TierLevelView::of).toList());
    }
}
