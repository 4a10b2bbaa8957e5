package dev.kequn.campaign.graphql;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.result.CampaignCost;
import dev.kequn.campaign.result.ChannelCost;
import dev.kequn.loyalty.graphql.Points;
import dev.kequn.platform.graphql.Decimal;
import dev.kequn.platform.graphql.Rounded;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("CampaignCost")
@Description("What the campaign has cost, and how much it disturbed customers for what it achieved.")
public record CampaignCostView(
        @Description("Number of the round; null for all rounds together.") @Nullable Integer round,
        @NonNull @Description("Those channels that delivered anything, in the order of ContactChannel.")
                List<@NonNull ChannelView> channels,
        @NonNull @Description("Of all delivered contacts.") Decimal contactsCost,
        @NonNull @Description("Points given by steps.") Points points,
        @NonNull @Description("What they cost the bank, as it was when they were given.") Decimal pointsCost,
        @NonNull @Description("Rewards given by steps.") Integer rewards,
        @NonNull @Description("What they cost the bank.") Decimal rewardsCost,
        @NonNull @Description("Contacts, points and rewards together.") Decimal total,
        @Description("Treated customers who did what the campaign is for, within the round, once a round; null where "
                        + "it is hidden from the caller: some, but fewer than the bank's limit.")
                @Nullable
                Integer conversions,
        @Description("total by conversions; null where nobody converted, or it is hidden.") @Nullable
                Decimal costPerConversion,
        @Description("Disturbance rate (打扰率): delivered contacts for each conversion, 6 decimals; null as the cost.")
                @Nullable
                Double contactsPerConversion,
        @Description(
                        "The part of delivered contacts that customers refused, 0 to 1 with 6 decimals; null where nothing "
                                + "was delivered.")
                @Nullable
                Double refusalShare) {

    @Name("CampaignChannelCost")
    @Description("Contacts of one channel.")
    public record ChannelView(
            @NonNull @Description("The channel.") ContactChannel channel,
            @NonNull @Description("Contacts that were delivered.") Integer delivered,
            @NonNull @Description("Those that were answered.") Integer answered,
            @NonNull @Description("Those that were refused.") Integer refused,
            @NonNull @Description("What the delivered ones cost.") Decimal cost) {
        static ChannelView of(ChannelCost channel) {
            return new ChannelView(
                    channel.channel(),
                    Math.toIntExact(channel.delivered()),
                    Math.toIntExact(channel.answered()),
                    Math.toIntExact(channel.refused()),
                    Decimal.ofMinor(channel.cost()));
        }
    }

    static CampaignCostView of(CampaignCost cost, @Nullable Integer round) {
        Long each = cost.perConversion();
        return new CampaignCostView(
                round,
                cost.channels().stream().map(ChannelView::of).toList(),
                Decimal.ofMinor(cost.contactsCost()),
                Points.of(cost.points()),
                Decimal.ofMinor(cost.pointsCost()),
                Math.toIntExact(cost.rewards()),
                Decimal.ofMinor(cost.rewardsCost()),
                Decimal.ofMinor(cost.total()),
                Rounded.count(cost.conversions()),
                each == null ? null : Decimal.ofMinor(each),
                Rounded.to(Rounded.SHARE, cost.disturbance()),
                Rounded.to(Rounded.SHARE, cost.refusals()));
    }
}
