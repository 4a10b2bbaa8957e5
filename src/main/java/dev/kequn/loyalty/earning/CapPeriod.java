package dev.kequn.loyalty.earning;

import org.eclipse.microprofile.graphql.Description;

@Description("Over which time a cap counts, in the bank's calendar.")
public enum CapPeriod {
    @Description("A day.")
    DAY,
    @Description("A calendar month.")
    MONTH,
    @Description("A calendar year.")
    YEAR,
    @Description("All time.")
    EVER
}
