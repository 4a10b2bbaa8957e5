package dev.kequn.campaign.graphql;

import dev.kequn.campaign.contact.ContactReportRefusal;
import dev.kequn.campaign.contact.ContactState;
import dev.kequn.campaign.contact.Reported;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("What became of a report.")
public record ContactReportPayload(
        @Id @NonNull @Description("The contact, as the report names it.") String contactId,
        @Description("The state that the contact is in; null when the report was refused.") @Nullable
                ContactState state,
        @NonNull @Description("Empty when it was taken, or had been before; otherwise it has changed nothing.")
                List<@NonNull ContactReportError> errors) {
    @Name("ContactReportError")
    @Description("Why a report was not taken.")
    public record ContactReportError(
            @Description("The field that was refused; null where none alone is to blame.") @Nullable String field,
            @NonNull @Description("For people.") String message,
            @NonNull @Description("Stable code.") ContactReportRefusal code) {}

    static ContactReportPayload of(String contactId, Reported reported) {
        return reported.refusal() == null
                ? new ContactReportPayload(contactId, reported.state(), List.of())
                : of(contactId, reported.refusal());
    }

    static ContactReportPayload of(String contactId, Refusal refusal) {
        return new ContactReportPayload(
                contactId,
                null,
                List.of(new ContactReportError(
                        refusal.field(), refusal.getMessage(), refusal.code(ContactReportRefusal.class))));
    }
}
