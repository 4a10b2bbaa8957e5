package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsActivationKind")
@Description("When points can be spent.")
public enum ActivationKind {
    @Description("At once.")
    IMMEDIATE,
    @Description("After a number of days.")
    AFTER_DAYS,
    @Description("When an event comes; if it does not come in time, the points lapse.")
    ON_EVENT
}
