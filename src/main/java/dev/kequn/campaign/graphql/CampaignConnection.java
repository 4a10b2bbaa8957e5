package dev.kequn.campaign.graphql;

import dev.kequn.campaign.definition.Campaign;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of campaigns.")
public record CampaignConnection(
        @NonNull @Description("The campaigns of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    static final String LIST = "campaigns";

    @Name("CampaignEdge")
    @Description("A campaign in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The campaign.") CampaignView node) {}

    /** @param found the page and, when it goes on, one more */
    static CampaignConnection of(Paging paging, List<Campaign> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(campaign -> new Edge(Paging.cursor(LIST, List.of(campaign.code())), CampaignView.of(campaign)))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new CampaignConnection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
