package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.ReferralTerms;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("EarningReferralInput")
@Description("Makes the rule one about newcomers whom another customer brought: its event is the newcomer's qualifying "
        + "act, its points go to the newcomer, its caps count for the referrer. It gives something to one of the two.")
public class EarningReferralInput {
    @NonNull
    @Description("Days after the newcomer's registration within which the act counts, 1 to 3650.")
    public Integer withinDays;

    @Nullable
    @Description("Points for the referrer, 1 to 1000000; none when absent.")
    public Points referrerPoints;

    @Nullable
    @Description("Code of a reward for the referrer; none when absent.")
    public String referrerReward;

    @Nullable
    @Description("Code of a reward for the newcomer; none when absent.")
    public String newcomerReward;

    ReferralTerms toDomain() {
        return new ReferralTerms(
                withinDays,
                referrerPoints == null ? null : (Long) referrerPoints.value(),
                referrerReward,
                newcomerReward);
    }
}
