package dev.kequn.tier.standing;

import org.eclipse.microprofile.graphql.Description;

@Description("How an override ended.")
public enum OverrideEnding {
    @Description("Its last day passed.")
    UNTIL,
    @Description("Its approval was refused; it never held.")
    REJECTED,
    @Description("It was released before its last day, or taken back while it waited.")
    RELEASED,
    @Description("A newer override of the same customer took its place.")
    REPLACED
}
