package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.reward.LimitPeriod;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardContent;
import dev.kequn.loyalty.reward.RewardLimit;
import dev.kequn.loyalty.reward.RewardState;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Reward")
@Description("A version of a reward: what customers can have for their points.")
public record RewardView(
        @Id @NonNull @Description("Identifies the version of the reward.") String id,
        @NonNull @Description("The bank's code of the reward; its versions share it.") String code,
        @NonNull
                @Description("Which content of the reward: 1 for the first writing, one more for each after it; an "
                        + "approval names it.")
                Integer version,
        @NonNull @Description("Where this version stands.") RewardState state,
        @Description("Where its picture is, an https URL; null when there is none.") @Nullable String pictureUrl,
        @NonNull @Description("What it costs.") Points cost,
        @Description(
                        "Pieces ever put in stock, whatever has become of them; null when there is no limit, and before the first approval.")
                @Nullable
                Integer stock,
        @Description("Pieces left; null when there is no limit, and before the first approval.") @Nullable
                Integer stockLeft,
        @NonNull
                @Description("True when customers can have it now: approved, on its days and not sold out. Their tier, "
                        + "their limit and their points are looked at when they redeem.")
                Boolean available,
        @Description("How often one customer may have it; null when as often as he likes.") @Nullable LimitView limit,
        @Description("Code of the lowest composite tier whose customers may have it; null for everybody.") @Nullable
                String minimumLevel,
        @NonNull @Description("First day on which it can be redeemed.") LocalDate validFrom,
        @Description("Last day on which it can be redeemed; null when there is none.") @Nullable LocalDate validTo,
        @Description("Pieces that its first approval puts, or put, in stock; null when there is no limit and in later "
                        + "versions.")
                @Nullable
                Integer initialStock,
        @Ignore RewardContent content) {

    @Name("RewardLimit")
    @Description("How often one customer may have a reward.")
    public record LimitView(
            @NonNull @Description("How often.") Integer times,
            @NonNull @Description("Over which days it is counted.") LimitPeriod period) {

        private static @Nullable LimitView of(@Nullable RewardLimit limit) {
            return limit == null ? null : new LimitView(limit.times(), limit.period());
        }
    }

    @Name("RewardConnection")
    @Description("A page of rewards, in order of code, of each the newest version first.")
    public record Connection(
            @NonNull @Description("The rewards of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("RewardEdge")
    @Description("A reward in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The reward.") RewardView node) {}

    static RewardView of(Reward reward, LocalDate today) {
        RewardContent content = reward.content();
        return new RewardView(
                reward.key().toString(),
                reward.code(),
                reward.version(),
                reward.state(),
                content.pictureUrl(),
                Points.of(content.cost()),
                reward.stock(),
                reward.stockLeft(),
                reward.availableOn(today),
                LimitView.of(content.limit()),
                content.minimumLevel(),
                content.validFrom(),
                content.validTo(),
                content.initialStock(),
                content);
    }
}
