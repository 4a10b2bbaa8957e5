package dev.kequn.campaign.graphql;

import dev.kequn.campaign.contact.ContactPolicyRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The contact policy in force from now on, or why it was not set.")
public record ContactPolicyPayload(
        @Description("The policy; null when the request was refused.") @Nullable ContactPolicyView policy,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull ContactPolicyError> errors) {
    @Name("ContactPolicyError")
    @Description("Why a contact policy was not set.")
    public record ContactPolicyError(
            @Description("The argument that was refused; null where none alone is to blame.") @Nullable String field,
            @NonNull @Description("For people.") String message,
            @NonNull @Description("Stable code.") ContactPolicyRefusal code) {}

    static ContactPolicyPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new ContactPolicyPayload(
                null,
                List.of(new ContactPolicyError(
                        refusal.field(), refusal.getMessage(), refusal.code(ContactPolicyRefusal.class))));
    }
}
