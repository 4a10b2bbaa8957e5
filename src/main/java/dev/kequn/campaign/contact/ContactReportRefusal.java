package dev.kequn.campaign.contact;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("ContactReportErrorCode")
@Description("Why a report about a contact was not taken.")
public enum ContactReportRefusal {
    @Description("There is no such contact.")
    UNKNOWN_CONTACT,
    @Description("The lease has run out, or was given to another; whoever has the contact now reports it.")
    LEASE_EXPIRED,
    @Description("Another outcome was reported before, or the contact was not given to a gateway yet.")
    WRONG_STATE,
    @Description("The report contradicts itself; field names the place.")
    INVALID_REPORT
}
