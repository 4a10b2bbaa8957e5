package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsSpentPolicy")
@Description("What a reversal of points does when they are spent already.")
public enum SpentPolicy {
    @Description("Refuse the reversal.")
    REFUSE,
    @Description("Take what the customer has and forgive the rest.")
    CLAMP,
    @Description("Take what the customer has; the rest he owes, and the next points pay it.")
    ARREARS
}
