package dev.kequn.tier.policy;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a policy was not drafted, submitted or approved.")
public enum PolicyRefusal {
    @Description("The draft contradicts itself; the message names the place.")
    INVALID_POLICY,
    @Description("A condition is not a rule of the vocabulary; the message, line and column say why and where.")
    INVALID_RULE,
    @Description("No such policy.")
    UNKNOWN_POLICY,
    @Description("The policy is not in the state this step starts from.")
    WRONG_STATE,
    @Description("Another approved policy begins on the same day.")
    VALID_FROM_TAKEN,
    @Description("The caller submitted it himself.")
    SELF_APPROVAL,
    @Description("What waits for approval is not the version the caller read.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Nothing waits for approval here.")
    NOT_SUBMITTED,
    @Description("A reason has 1 to 500 characters.")
    INVALID_REASON
}
