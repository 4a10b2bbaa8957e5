package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.earning.EarningRule;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.platform.graphql.Paging;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("EarningRuleConnection")
@Description("A page of earning rules, the newest version first.")
public record EarningRuleConnection(
        @NonNull @Description("The rules of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    static final String LIST = "earningRules";

    @Name("EarningRuleEdge")
    @Description("An earning rule in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The rule.") EarningRuleView node) {}

    /** @param found the page and, when it goes on, one more */
    static EarningRuleConnection of(Paging paging, List<EarningRule> found) {
        List<Edge> edges = paging.cut(found).stream()
                .map(EarningRuleView::of)
                .map(view -> new Edge(Paging.cursor(LIST, List.of(view.id())), view))
                .toList();
        String end = edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor();
        return new EarningRuleConnection(edges, new PageInfo(paging.hasNext(found), end));
    }
}
