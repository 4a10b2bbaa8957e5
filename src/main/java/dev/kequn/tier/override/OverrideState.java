package dev.kequn.tier.override;

import org.eclipse.microprofile.graphql.Description;

@Description("Where an override stands on the business date.")
public enum OverrideState {
    @Description("Waits for approval by someone else; the rules' value, or the older override, holds.")
    PENDING,
    @Description("Holds.")
    ACTIVE,
    @Description("Held once, or never came to hold.")
    ENDED
}
