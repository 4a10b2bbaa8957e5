package dev.kequn.tier.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("TierOutlook")
@Description("A customer about to move, and how.")
public record TierOutlookView(
        @NonNull @Description("The customer.") CustomerView customer,
        @NonNull @Description("Where he is heading; the list ranks by its `projectedAverage`.")
                TierProgressView progress) {

    @Name("TierOutlookEdge")
    @Description("A customer in a list of those about to move.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The customer and where he is heading.") TierOutlookView node) {}

    @Name("TierOutlookConnection")
    @Description("A page of customers about to move. It may be short, even empty, although the list goes on: go by "
            + "`pageInfo`, whose `endCursor` is then where the search stopped.")
    public record Connection(
            @NonNull @Description("The customers of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}
}
