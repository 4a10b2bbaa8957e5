package dev.kequn.segment.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of the members of a community, as far as the caller may see them.")
public record SegmentCommunityMemberConnection(
        @NonNull @Description("The members of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    @Name("SegmentCommunityMemberEdge")
    @Description("A member of a community in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The customer.") CustomerView node) {}

    /** @param found the page and, when it goes on, one more */
    static SegmentCommunityMemberConnection of(Paging paging, String list, List<CustomerView> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(customer -> new Edge(Paging.cursor(list, List.of(customer.id())), customer))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new SegmentCommunityMemberConnection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
