package dev.kequn.tier.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.tier.override.OverrideRefusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The override after the step, or why the step was not taken.")
public record ServiceOverridePayload(
        @Description("The override; its state says whether it holds or waits for approval. Null when the request was "
                        + "refused.")
                @Nullable
                ServiceOverrideView override,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull ServiceOverrideError> errors) {

    @Description("Why a service tier was not overridden, or an override not decided on or released.")
    public record ServiceOverrideError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") OverrideRefusal code) {}

    static ServiceOverridePayload of(ServiceOverrideView override) {
        return new ServiceOverridePayload(override, List.of());
    }

    static ServiceOverridePayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new ServiceOverridePayload(
                null,
                List.of(new ServiceOverrideError(
                        refusal.field(), refusal.getMessage(), refusal.code(OverrideRefusal.class))));
    }
}
