package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("TierMoveConnection")
@Description("A page of customers whose levels differ.")
public record TierMoveConnection(
        @NonNull @Description("The customers of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {

    /** The customer behind whom the page of the list begins. */
    static long behind(String list, Paging paging) {
        List<String> keys = paging.keys(list, 1);
        return keys.isEmpty() ? 0 : Paging.number(keys.get(0));
    }

    /** The page of {@code views}, which shows {@code found} but the one read to see whether there is more. */
    static TierMoveConnection of(String list, Paging paging, List<?> found, List<TierMoveView> views) {
        List<Edge> edges = views.stream()
                .map(view -> new Edge(Paging.cursor(list, List.of(Long.toString(view.customerId()))), view))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new TierMoveConnection(edges, new PageInfo(paging.hasNext(found), end));
    }

    @Name("TierMoveEdge")
    @Description("A customer in a list of moves.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The customer and his levels.") TierMoveView node) {}
}
