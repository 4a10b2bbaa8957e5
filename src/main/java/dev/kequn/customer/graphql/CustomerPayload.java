package dev.kequn.customer.graphql;

import dev.kequn.customer.ConsentRefusal;
import dev.kequn.customer.TagRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What the mutations of this room answer. */
public final class CustomerPayload {
    private CustomerPayload() {}

    @Name("CustomerTagPayload")
    @Description("The customer after the change, or why there was none.")
    public record TagPayload(
            @Description("The customer; null when the request was refused.") @Nullable CustomerView customer,
            @NonNull @Description("Empty when it worked; otherwise nothing has changed.") List<@NonNull TagError> errors) {}

    @Name("CustomerTagError")
    @Description("Why a tag was not set or removed.")
    public record TagError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") TagRefusal code) {

        static TagPayload payload(Refusal refusal) {
            return new TagPayload(
                    null,
                    List.of(new TagError(refusal.field(), refusal.getMessage(), refusal.code(TagRefusal.class))));
        }
    }

    @Name("ConsentSetPayload")
    @Description("The customer after the change, or why there was none.")
    public record ConsentPayload(
            @Description("The customer; null when the request was refused.") @Nullable CustomerView customer,
            @NonNull @Description("Empty when it worked; otherwise nothing has changed.") List<@NonNull ConsentError> errors) {}

    @Name("ConsentSetError")
    @Description("Why a consent was not recorded.")
    public record ConsentError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") ConsentRefusal code) {

        static ConsentPayload payload(Refusal refusal) {
            return new ConsentPayload(
                    null,
                    List.of(new ConsentError(
                            refusal.field(), refusal.getMessage(), refusal.code(ConsentRefusal.class))));
        }
    }
}
