package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.reward.Reward;
import dev.kequn.loyalty.reward.RewardRefusal;
import dev.kequn.platform.Refusal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The reward after the step, or why the step was not taken.")
public record RewardPayload(
        @Description("The version the step was about, as it stands now; null when the request was refused.") @Nullable
                RewardView reward,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull RewardError> errors) {

    @Description("Why a reward was not drafted, submitted, approved, retired or restocked.")
    public record RewardError(
            @Description("The argument or the place in the reward at fault; null when none alone is.") @Nullable
                    String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") RewardRefusal code) {}

    static RewardPayload of(Reward reward, LocalDate today) {
        return new RewardPayload(RewardView.of(reward, today), List.of());
    }

    static RewardPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new RewardPayload(
                null,
                List.of(new RewardError(refusal.field(), refusal.getMessage(), refusal.code(RewardRefusal.class))));
    }
}
