package dev.kequn.campaign.contact;

import dev.kequn.platform.Refusal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("ContactPolicyErrorCode")
@Description("Why a contact policy was not set.")
public enum ContactPolicyRefusal {
    @Description("A value is out of its limits or contradicts another; field names the place.")
    INVALID_POLICY,
    @Description("Another version is in force than the caller read.")
    CHANGED_SINCE_READ,
    @Description("The reason is missing or longer than 500 characters.")
    INVALID_REASON;

    static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw new Refusal(INVALID_POLICY, field, message);
        }
    }
}
