package dev.kequn.customer;

import org.eclipse.microprofile.graphql.Description;

@Description("What a customer may agree to.")
public enum ConsentPurpose {
    @Description("To be approached with offers and campaigns.")
    MARKETING,
    @Description("To have his data evaluated for personal offers.")
    PROFILING,
    @Description("To have data passed to the bank's partners.")
    DATA_SHARING
}
