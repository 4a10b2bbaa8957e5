package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignStep;
import dev.kequn.campaign.definition.CompletedBy;
import dev.kequn.loyalty.graphql.Points;
import dev.kequn.platform.graphql.Decimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignStep")
@Description("One of the low steps into which a campaign cuts a high threshold.")
public record CampaignStepView(
        @NonNull @Description("Its code, unique in the version.") String code,
        @NonNull @Description("What completes it.") CompletedBy completedBy,
        @Description("EVENT: type of the events that complete it; null otherwise.") @Nullable String eventType,
        @Description("CEL about the event and its customer, which has to hold; null for every event of the type.")
                @Nullable
                String condition,
        @NonNull @Description("Whether who does a later step need not do this one.") Boolean skippable,
        @NonNull @Description("Days until who has not done it counts as not having come.") Integer timeLimit,
        @NonNull
                @Description("Channels of the first approach, the second and so on; the last serves all further ones. "
                        + "Empty for a step nobody is approached for.")
                List<@NonNull ContactChannel> channels,
        @NonNull @Description("Approaches in all.") Integer mostApproaches,
        @NonNull @Description("Days of rest before who did not come is approached again.") Integer coolDown,
        @Description("Points for who completes it; null for none.") @Nullable Points points,
        @Description("Days after which the points are void; null for never, or without points.") @Nullable
                Integer pointsValid,
        @Description("Code of the reward for who completes it; null for none.") @Nullable String reward,
        @Description("What one reward costs the bank; null without reward.") @Nullable Decimal rewardCost,
        @Description("How many customers of a round get points and reward; null for all.") @Nullable Integer stock,
        @Ignore String zh,
        @Ignore String en) {
    public static CampaignStepView of(CampaignStep step) {
        return new CampaignStepView(
                step.code(),
                step.completedBy(),
                step.eventType(),
                step.condition(),
                step.skippable(),
                step.timeLimit(),
                step.approachedBy(),
                step.mostApproaches(),
                step.coolDown(),
                step.points() == null ? null : Points.of(step.points()),
                step.pointsValid(),
                step.reward(),
                step.rewardCost() == null ? null : Decimal.ofMinor(step.rewardCost()),
                step.stock(),
                step.nameZh(),
                step.nameEn());
    }
}
