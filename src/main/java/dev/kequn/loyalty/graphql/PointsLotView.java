package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.account.OpenLot;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.graphql.PageInfo;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsLot")
@Description("What is left of the points one transaction brought.")
public record PointsLotView(
        @Id @NonNull @Description("The transaction that brought them.") String id,
        @NonNull @Description("How many it brought.") Points granted,
        @NonNull @Description("How many are left.") Points remaining,
        @NonNull @Description("Whether they can be spent; else they are pending.") Boolean active,
        @Description("First day on which they can be spent; null while they wait for an event.") @Nullable
                LocalDate activeFrom,
        @Description("Last day on which they can be spent; for points that wait for an event the last day on which it "
                        + "may come. Null for points that never expire.")
                @Nullable
                LocalDate lastDay,
        @Description("Type of the event that decides, or decided, when they become active; null for none.") @Nullable
                String awaitsEvent) {

    static PointsLotView of(OpenLot lot) {
        LocalDate expires = lot.expiresOn();
        return new PointsLotView(
                new TransactionId(lot.customerId(), lot.version()).toString(),
                Points.of(lot.granted()),
                Points.of(lot.remaining()),
                lot.active(),
                lot.activeFrom(),
                expires == null ? null : expires.minusDays(1),
                lot.awaitsEvent());
    }

    @Name("PointsLotConnection")
    @Description("A page of a customer's lots, in the order in which they are spent.")
    public record Connection(
            @NonNull @Description("The lots of this page.") List<@NonNull Edge> edges,
            @NonNull @Description("Where the page ends.") PageInfo pageInfo) {}

    @Name("PointsLotEdge")
    @Description("A lot in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this lot, for this customer; pass it as `after`.")
                    String cursor,
            @NonNull @Description("The lot.") PointsLotView node) {}
}
