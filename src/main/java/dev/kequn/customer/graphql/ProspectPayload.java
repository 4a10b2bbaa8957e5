package dev.kequn.customer.graphql;

import dev.kequn.customer.prospect.DuplicateProspect;
import dev.kequn.customer.prospect.ProspectRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The prospect, or the customer he has become, or why the request was refused.")
public record ProspectPayload(
        @Description("As far as the caller may see him; null when the request was refused.") @Nullable
                CustomerView customer,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull ProspectError> errors) {

    @Description("Why a prospect was not registered, or did not become a customer.")
    public record ProspectError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") ProspectRefusal code,
            @Id
                    @Description(
                            "With DUPLICATE, `Customer.id` of the prospect who is there; null where the caller does not "
                                    + "see him, and with other codes.")
                    @Nullable
                    String prospectId) {}

    static ProspectPayload of(CustomerView customer) {
        return new ProspectPayload(customer, List.of());
    }

    static ProspectPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        Long id = refusal instanceof DuplicateProspect duplicate ? duplicate.id() : null;
        return new ProspectPayload(
                null,
                List.of(new ProspectError(
                        refusal.field(),
                        refusal.getMessage(),
                        refusal.code(ProspectRefusal.class),
                        id == null ? null : id.toString())));
    }
}
