package dev.kequn.tier.graphql;

import dev.kequn.platform.Refusal;
import dev.kequn.tier.assessment.TierRun;
import dev.kequn.tier.assessment.TierRunRefusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The assessment put in line, or why there is none.")
public record TierRunStartPayload(
        @Description("The assessment; null when the request was refused.") @Nullable TierRunView run,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull TierRunStartError> errors) {

    @Description("Why an assessment was not started.")
    public record TierRunStartError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") TierRunRefusal code) {}

    static TierRunStartPayload of(TierRun run) {
        return new TierRunStartPayload(TierRunView.of(run), List.of());
    }

    static TierRunStartPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new TierRunStartPayload(
                null,
                List.of(new TierRunStartError(
                        refusal.field(), refusal.getMessage(), refusal.code(TierRunRefusal.class))));
    }
}
