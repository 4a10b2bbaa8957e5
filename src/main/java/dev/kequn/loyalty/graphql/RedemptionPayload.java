package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.reward.Redemption;
import dev.kequn.loyalty.reward.RedemptionRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The redemption after the step, or why the step was not taken.")
public record RedemptionPayload(
        @Description("The redemption as it stands now, the first one where the key was used before. Null after a dry "
                        + "run and when the request was refused.")
                @Nullable
                RedemptionView redemption,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull RedemptionError> errors) {

    @Description("Why a reward was not redeemed, or a redemption not fulfilled or cancelled.")
    public record RedemptionError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") RedemptionRefusal code) {}

    static RedemptionPayload of(Redemption redemption, boolean dryRun) {
        return new RedemptionPayload(dryRun ? null : RedemptionView.of(redemption), List.of());
    }

    static RedemptionPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new RedemptionPayload(
                null,
                List.of(new RedemptionError(
                        refusal.field(), refusal.getMessage(), refusal.code(RedemptionRefusal.class))));
    }
}
