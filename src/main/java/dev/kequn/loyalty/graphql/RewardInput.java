package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.reward.LimitPeriod;
import dev.kequn.loyalty.reward.RewardContent;
import dev.kequn.loyalty.reward.RewardLimit;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("RewardInput")
@Description("A reward as it is written down.")
public class RewardInput {
    @NonNull
    @Description("Name in Chinese, 1 to 100 characters.")
    public String nameZh;

    @NonNull
    @Description("Name in English, 1 to 100 characters.")
    public String nameEn;

    @Description("What it is, in Chinese, 1 to 2000 characters; none when absent.")
    @Nullable
    public String descriptionZh;

    @Description("What it is, in English, 1 to 2000 characters; none when absent.")
    @Nullable
    public String descriptionEn;

    @Description("Where its picture is: an https URL of at most 500 characters; none when absent.")
    @Nullable
    public String pictureUrl;

    @NonNull
    @Description("What it costs, 1 to 1000000000 points.")
    public Points cost;

    @Description("Pieces put in stock when the reward is first approved, 0 to 1000000000; without limit when absent. "
            + "Absent in a later version, which leaves the stock as it is: rewardRestock adds to it.")
    @Nullable
    public Integer initialStock;

    @Description("How often one customer may have it; as often as he likes when absent.")
    @Nullable
    public LimitInput limit;

    @Description("Code of the lowest composite tier whose customers may have it, a level of the tier policy in force; "
            + "everybody when absent.")
    @Nullable
    public String minimumLevel;

    @NonNull
    @Description("First day on which it can be redeemed, from 2000-01-01.")
    public LocalDate validFrom;

    @Description("Last day on which it can be redeemed; without end when absent.")
    @Nullable
    public LocalDate validTo;

    @Input("RewardLimitInput")
    @Description("How often one customer may have a reward.")
    public static class LimitInput {
        @NonNull
        @Description("How often, 1 to 1000 times.")
        public Integer times;

        @NonNull
        @Description("Over which days it is counted.")
        public LimitPeriod period;
    }

    RewardContent toDomain() {
        return new RewardContent(
                nameZh,
                nameEn,
                descriptionZh,
                descriptionEn,
                pictureUrl,
                cost.value(),
                initialStock,
                limit == null ? null : new RewardLimit(limit.times, limit.period),
                minimumLevel,
                validFrom,
                validTo);
    }
}
