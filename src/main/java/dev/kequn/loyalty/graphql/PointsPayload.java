package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("What was posted, or why nothing was.")
public record PointsPayload(
        @Description("The transaction; the first one where the key was used before. Null after a dry run and when the "
                        + "request was refused.")
                @Nullable
                PointsTransactionView transaction,
        @Description(
                        "The customer's balances after the transaction, or after a dry run as they would be. Null when the "
                                + "request was refused.")
                @Nullable
                PointsBalancesView balances,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull PointsError> errors) {

    @Description("Why points were not moved.")
    public record PointsError(
            @Description("The argument at fault; null when none alone is.") @Nullable String field,
            @NonNull @Description("What is wrong, in English.") String message,
            @NonNull @Description("Stable code.") PointsRefusal code) {}

    static PointsPayload of(Posted posted, boolean dryRun) {
        return new PointsPayload(
                dryRun ? null : PointsTransactionView.of(posted), PointsBalancesView.of(posted), List.of());
    }

    static PointsPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new PointsPayload(
                null,
                null,
                List.of(new PointsError(refusal.field(), refusal.getMessage(), refusal.code(PointsRefusal.class))));
    }
}
