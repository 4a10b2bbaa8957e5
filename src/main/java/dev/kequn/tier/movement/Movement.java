package dev.kequn.tier.movement;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("TierMovement")
@Description("What became of a customer's composite level between two assessments.")
public enum Movement {
    @Description("To a higher rank.")
    UP,
    @Description("To a lower rank.")
    DOWN,
    @Description("The same rank in both.")
    STAYED,
    @Description("In the later assessment only.")
    NEW,
    @Description("In the earlier assessment only.")
    LOST
}
