package dev.kequn.loyalty.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.grant.Granted;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.platform.Refusal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The grant after the step, or why the step was not taken.")
public record PointsGrantPayload(
        @Description("The grant; its state says whether the points were brought. Null after a dry run and when the "
                        + "request was refused.")
                @Nullable
                PointsGrantView grant,
        @Description("Whether someone else has to decide, or had to; null when the request was refused.") @Nullable
                Boolean needsApproval,
        @Description(
                        "The customer's balances after the transaction that brought the points, or after a dry run as they "
                                + "would be. Null when the grant waits or was rejected, and when the request was refused.")
                @Nullable
                PointsBalancesView balances,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<PointsPayload.@NonNull PointsError> errors) {

    static PointsGrantPayload of(Granted granted, @Nullable CustomerView customer) {
        Posted posted = granted.posted();
        return new PointsGrantPayload(
                customer == null ? null : PointsGrantView.of(granted.grant(), customer),
                granted.grant().needsApproval(),
                posted == null ? null : PointsBalancesView.of(posted),
                List.of());
    }

    static PointsGrantPayload of(Throwable failure) {
        Refusal refusal = (Refusal) failure;
        return new PointsGrantPayload(
                null,
                null,
                null,
                List.of(new PointsPayload.PointsError(
                        refusal.field(), refusal.getMessage(), refusal.code(PointsRefusal.class))));
    }
}
