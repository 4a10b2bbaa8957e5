package dev.kequn.campaign.graphql;

import dev.kequn.campaign.contact.ContactKey;
import dev.kequn.campaign.contact.ContactOutcome;
import dev.kequn.campaign.contact.ContactReport;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("ContactReportInput")
@Description("What came of a contact.")
public class ContactReportInput {
    @Id
    @NonNull
    @Description("The contact.")
    public String contactId;

    @NonNull
    @Description("The lease under which the caller had it.")
    public Integer lease;

    @NonNull
    @Description(
            "What came of it. ANSWERED and REFUSED say that it was delivered too, and may follow DELIVERED at any time.")
    public ContactOutcome outcome;

    @Description("For FAILED, why, 1 to 200 characters; absent for anything else.")
    @Nullable
    public String reason;

    @Description("When it happened; now when absent.")
    @Nullable
    public OffsetDateTime at;

    ContactReport toDomain() {
        return new ContactReport(ContactKey.of(contactId), lease, outcome, reason, at);
    }
}
