package dev.kequn.loyalty.grant;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsGrantState")
@Description("What became of a grant.")
public enum GrantState {
    @Description("It waits for someone else's decision; the customer has no points of it.")
    PENDING,
    @Description("The points were brought.")
    POSTED,
    @Description("Someone else refused it.")
    REJECTED
}
