package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.loyalty.reward.Redemption;
import dev.kequn.loyalty.reward.RedemptionState;
import dev.kequn.loyalty.reward.Reward;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Redemption")
@Description("A piece of a reward that a customer has redeemed, or was given.")
public record RedemptionView(
        @Id @NonNull @Description("Identifies the redemption.") String id,
        @NonNull @Description("Where it stands.") RedemptionState state,
        @NonNull @Description("What it cost; 0 for what was given for nothing.") Points cost,
        @Id @Description("The points transaction that spent the points; null for what was given for nothing.") @Nullable
                String transactionId,
        @Description("Why it was given for nothing, such as referral; null for what was paid for.") @Nullable
                String source,
        @NonNull @Description("Business day on which it was redeemed.") LocalDate redeemedOn,
        @Description("Business day on which it was fulfilled or cancelled; null before.") @Nullable LocalDate endedOn,
        @Ignore long customerKey,
        @Ignore Reward.Key rewardKey) {

    @Name("RedemptionConnection")
    @Description("A page of redemptions, the newest first.")
    public record Connection(
            @NonNull @Description("The redemptions of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {

        /** @param found up to one more than the page shows */
        static Connection of(String list, Paging paging, List<Redemption> found) {
            List<Edge> edges = paging.cut(found).stream()
                    .map(one -> new Edge(Paging.cursor(list, List.of(Long.toString(one.id()))), RedemptionView.of(one)))
                    .toList();
            String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
            return new Connection(edges, new PageInfo(paging.hasNext(found), end));
        }
    }

    @Name("RedemptionEdge")
    @Description("A redemption in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The redemption.") RedemptionView node) {}

    static RedemptionView of(Redemption redemption) {
        Long spent = redemption.spentVersion();
        return new RedemptionView(
                Long.toString(redemption.id()),
                redemption.state(),
                Points.of(redemption.cost()),
                spent == null ? null : new TransactionId(redemption.customerId(), spent).toString(),
                redemption.source(),
                redemption.redeemedOn(),
                redemption.endedOn(),
                redemption.customerId(),
                redemption.reward());
    }

    /** The number behind which a page of {@code list} begins; null for the first. */
    static @Nullable Long behind(String list, Paging paging) {
        List<String> keys = paging.keys(list, 1);
        return keys.isEmpty() ? null : (Long) Paging.number(keys.get(0));
    }
}
