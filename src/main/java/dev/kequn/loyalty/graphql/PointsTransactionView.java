package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Posted;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.loyalty.ledger.TransactionKind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsTransaction")
@Description("A transaction of the points ledger; it never changes.")
public record PointsTransactionView(
        @Id @NonNull @Description("Names it in pointsReverse.") String id,
        @NonNull @Description("What it did.") TransactionKind kind,
        @NonNull @Description("How many points it moved.") Points amount,
        @NonNull @Description("Business day on which it counts.") LocalDate day,
        @NonNull
                @Description(
                        "What caused it: the code of a rule or a reward, api for a bank's system, grant for points brought "
                                + "by hand, or the name of a job.")
                String source,
        @Description(
                        "The cause's own number; null when none was given, and for who sees the customer by role marketing "
                                + "only.")
                @Nullable
                String reference,
        @Description("In words; null when none was given, and for who sees the customer by role marketing only.")
                @Nullable
                String reason,
        @Description("Subject of the token of who caused it, or system:… for the program itself. Shown in a customer's "
                        + "entries to operations, his manager and his branch's manager; else null.")
                @Nullable
                String actor,
        @Id @Description("For REVERSE, the transaction it reverses; else null.") @Nullable String reverses,
        @NonNull @Description("For REVERSE, the part that was forgiven because the points were spent; else 0.")
                Points forgiven,
        @NonNull @Description("The customer's balances after it.") PointsBalancesView balances,
        @Ignore @Nullable OffsetDateTime recorded) {

    /** As who asked for it sees it. */
    static PointsTransactionView of(Posted posted) {
        return of(posted, null, new PointsSight(true, false));
    }

    static PointsTransactionView of(Posted posted, @Nullable OffsetDateTime recorded, PointsSight sight) {
        Long reverses = posted.reverses();
        return new PointsTransactionView(
                new TransactionId(posted.customerId(), posted.version()).toString(),
                posted.kind(),
                Points.of(posted.amount()),
                posted.day(),
                posted.memo().source(),
                sight.words() ? posted.memo().reference() : null,
                sight.words() ? posted.memo().reason() : null,
                sight.actor() ? posted.memo().actor() : null,
                reverses == null ? null : new TransactionId(posted.customerId(), reverses).toString(),
                Points.of(posted.shortfall()),
                PointsBalancesView.of(posted),
                recorded);
    }
}
