package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.account.Entry;
import dev.kequn.loyalty.ledger.LedgerAccount;
import dev.kequn.loyalty.ledger.LotAction;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.graphql.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PointsEntry")
@Description("One side of a transaction, on one of the customer's own accounts.")
public record PointsEntryView(
        @NonNull @Description("The transaction.") PointsTransactionView transaction,
        @NonNull @Description("ACTIVE, PENDING or ARREARS.") LedgerAccount account,
        @NonNull @Description("A credit raises ACTIVE and PENDING, a debit raises ARREARS.") Side side,
        @NonNull @Description("How many points.") Points amount,
        @NonNull
                @Description(
                        "What the transaction did to lots, in that order; the same in each of its entries, empty where it "
                                + "only brought one.")
                List<@NonNull LotUse> lots) {

    @Name("PointsEntrySide")
    @Description("A side of an account.")
    public enum Side {
        @Description("Taken from ACTIVE and PENDING, owed on ARREARS.")
        DEBIT,
        @Description("Put on ACTIVE and PENDING, paid on ARREARS.")
        CREDIT
    }

    @Name("PointsLotUse")
    @Description("What a transaction did to a lot.")
    public record LotUse(
            @Id @NonNull @Description("The lot, by the transaction that brought it.") String lot,
            @NonNull @Description("What was done.") LotAction action,
            @NonNull @Description("With how many points.") Points amount) {}

    static PointsEntryView of(Entry entry, PointsSight sight) {
        long customer = entry.transaction().customerId();
        return new PointsEntryView(
                PointsTransactionView.of(entry.transaction(), entry.recordedAt(), sight),
                entry.account(),
                entry.debit() ? Side.DEBIT : Side.CREDIT,
                Points.of(entry.amount()),
                entry.uses().stream()
                        .map(use -> new LotUse(
                                new TransactionId(customer, use.lotVersion()).toString(),
                                use.action(),
                                Points.of(use.amount())))
                        .toList());
    }

    @Name("PointsEntryConnection")
    @Description("A page of a customer's entries, the newest first.")
    public record Connection(
            @NonNull @Description("The entries of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("PointsEntryEdge")
    @Description("An entry in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this entry, for this customer; pass it as `after`.")
                    String cursor,
            @NonNull @Description("The entry.") PointsEntryView node) {}
}
