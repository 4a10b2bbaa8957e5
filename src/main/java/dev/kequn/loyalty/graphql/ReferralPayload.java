package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.referral.ReferralRefusal;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The referral that stands, or why the claim was refused.")
public record ReferralPayload(
        @Description("The referral; null when the claim was refused.") @Nullable ReferralView referral,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull ReferralError> errors) {

    @Description("Why a referral was not registered.")
    public record ReferralError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") ReferralRefusal code) {}

    static ReferralPayload of(ReferralView referral) {
        return new ReferralPayload(referral, List.of());
    }

    static ReferralPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new ReferralPayload(
                null,
                List.of(new ReferralError(refusal.field(), refusal.getMessage(), refusal.code(ReferralRefusal.class))));
    }
}
