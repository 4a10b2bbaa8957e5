package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.Offer;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of offers.")
public record OfferConnection(
        @NonNull @Description("The offers of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    static final String LIST = "offerCatalogue";

    @Name("OfferEdge")
    @Description("An offer in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The offer.") OfferView node) {}

    /** @param found the page and, when it goes on, one more */
    static OfferConnection of(Paging paging, List<Offer> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(offer -> new Edge(Paging.cursor(LIST, List.of(offer.code())), OfferView.of(offer)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new OfferConnection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
