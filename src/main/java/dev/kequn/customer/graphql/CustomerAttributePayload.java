package dev.kequn.customer.graphql;

import dev.kequn.customer.AttributeRefusal;
import dev.kequn.customer.DeclaredAttribute;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The attribute as it now stands declared, or why it is not.")
public record CustomerAttributePayload(
        @Description("The attribute; null when the request was refused.") @Nullable CustomerAttributeView attribute,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull CustomerAttributeError> errors) {

    @Description("Why an attribute was not declared.")
    public record CustomerAttributeError(
            @Description("The input field at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") AttributeRefusal code) {}

    static CustomerAttributePayload of(DeclaredAttribute declared) {
        return new CustomerAttributePayload(CustomerAttributeView.of(declared), List.of());
    }

    static CustomerAttributePayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new CustomerAttributePayload(
                null,
                List.of(new CustomerAttributeError(
                        refusal.field(), refusal.getMessage(), refusal.code(AttributeRefusal.class))));
    }
}
