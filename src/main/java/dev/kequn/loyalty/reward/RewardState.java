package dev.kequn.loyalty.reward;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a version of a reward stands.")
public enum RewardState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for someone else's approval.")
    SUBMITTED,
    @Description("In the catalogue on its days; one version of a reward at most.")
    APPROVED,
    @Description("A newer version has taken its place.")
    REPLACED,
    @Description("Taken out of the catalogue.")
    RETIRED
}
