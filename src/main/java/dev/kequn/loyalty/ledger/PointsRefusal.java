package dev.kequn.loyalty.ledger;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("PointsErrorCode")
@Description("Why points were not moved.")
public enum PointsRefusal {
    @Description("No such customer, or none the caller may see.")
    UNKNOWN_CUSTOMER,
    @Description("The customer has left the bank; nothing is earned any more.")
    CUSTOMER_CLOSED,
    @Description("An amount is 1 to 1000000000 points.")
    INVALID_AMOUNT,
    @Description("Activation or expiry is incomplete, or the points would expire before they are active.")
    INVALID_VALIDITY,
    @Description("A reason has 1 to 500 characters.")
    INVALID_REASON,
    @Description("A reference has 1 to 200 characters.")
    INVALID_REFERENCE,
    @Description("There are fewer active points than that.")
    INSUFFICIENT_POINTS,
    @Description("An account holds at most 999999999999999 points.")
    BALANCE_TOO_LARGE,
    @Description("No such transaction, or none the caller may see.")
    UNKNOWN_TRANSACTION,
    @Description("Only EARN, GRANT and SPEND can be reversed; what paid for a reward comes back by redemptionCancel.")
    NOT_REVERSIBLE,
    @Description("Nothing of the transaction is left to reverse, or less than asked for.")
    EXCEEDS_ORIGINAL,
    @Description("The points are spent already and the grant says that then nothing is reversed, or nothing is left.")
    POINTS_SPENT,
    @Description("No approved earning rule with this code is in force, or it is one about referrals.")
    UNKNOWN_RULE,
    @Description("The rule's limits for one event or for this customer leave fewer points than that.")
    CAP_REACHED,
    @Description("The rule's budget has fewer points left than that.")
    BUDGET_EXHAUSTED,
    @Description("No such grant, or not of one of the caller's customers.")
    UNKNOWN_GRANT,
    @Description("The grant does not wait for a decision (any more).")
    NOT_PENDING,
    @Description("The caller asked for the grant himself.")
    SELF_APPROVAL,
    @Description("The key was used by a request with other content.")
    IDEMPOTENCY_CONFLICT,
    @Description("A key has 1 to 200 characters.")
    INVALID_IDEMPOTENCY_KEY
}
