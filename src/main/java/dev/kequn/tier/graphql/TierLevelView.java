package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.policy.TierLevel;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("TierLevel")
@Description("A level of a tier policy.")
public record TierLevelView(
        @NonNull @Description("Code within the policy, such as GOLD.") String code,
        @NonNull @Description("Place in the ladder; 1 is the lowest.") Integer rank,
        @NonNull @Description("Weighted daily average from which the level holds.") Decimal threshold,
        @Ignore String nameZh,
        @Ignore String nameEn) {

    static TierLevelView of(TierLevel level) {
        return new TierLevelView(
                level.code(), (int) level.rank(), Decimal.ofMinor(level.threshold()), level.nameZh(), level.nameEn());
    }
}
