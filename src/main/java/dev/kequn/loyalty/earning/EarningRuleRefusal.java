package dev.kequn.loyalty.earning;

import org.eclipse.microprofile.graphql.Description;

@Description("Why an earning rule was not drafted, submitted, approved, rejected or retired.")
public enum EarningRuleRefusal {
    @Description("The draft is outside its limits or contradicts itself; field and message name the place.")
    INVALID_RULE,
    @Description("A condition is not in the language of rules; field, message, line and column say why and where.")
    INVALID_CONDITION,
    @Description("No such earning rule.")
    UNKNOWN_RULE,
    @Description("The rule is not in the state this step starts from.")
    WRONG_STATE,
    @Description("Another approved version of the code begins on the same day.")
    VALID_FROM_TAKEN,
    @Description("The caller submitted it himself.")
    SELF_APPROVAL,
    @Description("What waits for approval is not the revision the caller read.")
    CHANGED_SINCE_SUBMISSION,
    @Description("Nothing waits for approval here.")
    NOT_SUBMITTED,
    @Description("A reason has 1 to 500 characters.")
    INVALID_REASON,
    @Description("An idempotency key has 1 to 200 characters.")
    INVALID_IDEMPOTENCY_KEY,
    @Description("The caller used the idempotency key for a request with other content.")
    IDEMPOTENCY_CONFLICT
}
