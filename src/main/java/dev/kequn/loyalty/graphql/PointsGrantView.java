package dev.kequn.loyalty.graphql;

import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.grant.GrantState;
import dev.kequn.loyalty.grant.PointsGrant;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsGrant")
@Description("Points granted by hand: who asked, why, and what became of it.")
public record PointsGrantView(
        @Id @NonNull @Description("Identifies the grant.") String id,
        @NonNull @Description("For whom.") CustomerView customer,
        @NonNull @Description("How many points.") Points amount,
        @NonNull @Description("Why.") String reason,
        @NonNull @Description("When they can be spent, counted from the day on which they are brought.")
                PointsActivationView activation,
        @NonNull @Description("How they expire.") PointsExpiryView expiry,
        @NonNull @Description("What a later reversal does if they are spent by then.") SpentPolicy onSpent,
        @NonNull @Description("Business date on which it was asked for.") LocalDate day,
        @NonNull @Description("Who asked for it.") String actor,
        @NonNull @Description("What became of it.") GrantState state,
        @NonNull @Description("True when it was more than one person alone may grant.") Boolean needsApproval,
        @Description("Who decided; who asked for it himself where nobody else had to. Null while it waits.") @Nullable
                String decidedBy,
        @Description("Why it was rejected; null otherwise.") @Nullable String decisionReason,
        @Id @Description("The transaction that brought the points; null when none did.") @Nullable
                String transactionId) {

    static PointsGrantView of(PointsGrant grant, CustomerView customer) {
        TransactionId transaction = grant.transaction();
        PointsGrant.Outcome outcome = grant.outcome();
        return new PointsGrantView(
                Long.toString(grant.id()),
                customer,
                Points.of(grant.grant().amount()),
                grant.reason(),
                PointsActivationView.of(grant.grant().activation()),
                PointsExpiryView.of(grant.grant().expiry()),
                grant.grant().onSpent(),
                grant.day(),
                grant.actor(),
                grant.state(),
                grant.needsApproval(),
                outcome == null ? null : outcome.decidedBy(),
                outcome == null ? null : outcome.reason(),
                transaction == null ? null : transaction.toString());
    }

    @Name("PointsGrantConnection")
    @Description("A page of grants, the newest first.")
    public record Connection(
            @NonNull @Description("The grants of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("PointsGrantEdge")
    @Description("A grant in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The grant.") PointsGrantView node) {}
}
