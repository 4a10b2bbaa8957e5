package dev.kequn.tier.outlook;

import org.eclipse.microprofile.graphql.Description;

@Description("What of a customer's money a tier policy counts.")
public enum TierMeasure {
    @Description("Assets under management.")
    AUM,
    @Description("What the customer owes.")
    LOAN
}
