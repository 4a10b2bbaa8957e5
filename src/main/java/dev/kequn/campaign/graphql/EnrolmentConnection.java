package dev.kequn.campaign.graphql;

import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of a customer's enrolments, the newest first.")
public record EnrolmentConnection(
        @NonNull @Description("The enrolments of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo) {
    @Name("EnrolmentEdge")
    @Description("An enrolment in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The enrolment.") EnrolmentView node) {}
}
