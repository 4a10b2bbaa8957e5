package dev.kequn.rule;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("RuleTermGroup")
@Description("What a term is about.")
public enum TermGroup {
    @Description("Who the customer is, and what he agreed to.")
    CUSTOMER,
    @Description("The bank's own attributes of a customer.")
    ATTRIBUTES,
    @Description("Tags, on the day and on other days.")
    TAGS,
    @Description("Products held.")
    HOLDINGS,
    @Description("Balances, their averages and how these changed.")
    BALANCES,
    @Description("Tiers and quadrants.")
    TIERS,
    @Description("Loyalty points.")
    POINTS,
    @Description("What the customer did.")
    EVENTS,
    @Description("The calendar: the same for every customer.")
    DATES,
    @Description("Segments the customer is in.")
    SEGMENTS,
    @Description("Campaigns the customer is or was in.")
    CAMPAIGNS
}
