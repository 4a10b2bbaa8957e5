package dev.kequn.loyalty.graphql;

import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.loyalty.account.PointsReads;
import dev.kequn.loyalty.account.PointsStanding;
import dev.kequn.loyalty.ledger.TransactionId;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.graphql.Paging;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The points of a customer. */
@GraphQLApi
@RolesAllowed({Role.CUSTOMER, Role.MANAGER, Role.MARKETING, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER})
public class PointsFields {
    private static final int MOST_DAYS = 3650;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final PointsReads reads;
    private final PointsSiblings siblings;
    private final BusinessTime time;
    private final Callers callers;

    PointsFields(PointsReads reads, PointsSiblings siblings, BusinessTime time, Callers callers) {
        this.reads = reads;
        this.siblings = siblings;
        this.time = time;
        this.callers = callers;
    }

    @NonNull
    @Description("Loyalty points on the business date.")
    public Uni<List<CustomerPointsView>> points(@Source List<CustomerView> customers) {
        return reads.standings(customers.stream().map(CustomerView::key).toList())
                .map(found -> customers.stream()
                        .map(customer -> CustomerPointsView.of(
                                customer, found.getOrDefault(customer.key(), PointsStanding.NONE)))
                        .toList());
    }

    @NonNull
    @Description(
            "How many of the active points will be void so many days after the business date if they are not spent "
                    + "before; 1 counts those whose last day is today. Error: INVALID_ARGUMENT.")
    public Uni<Points> expiringWithin(
            @Source CustomerPointsView points,
            @NonNull @Name("days") @DefaultValue("30") @Description("How many days, 0 to 3650.") int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new Refusal(RequestErrorCode.INVALID_ARGUMENT, "days", "days must be between 0 and " + MOST_DAYS);
        }
        return siblings.expiring().load(points.customer().key(), days).map(Points::of);
    }

    @NonNull
    @Description(
            "How many points will be active on a day if nothing else happens: those that become active by then pay "
                    + "what the customer owes, and those that are void by then are gone. Error: INVALID_ARGUMENT.")
    public Uni<Points> projected(
            @Source CustomerPointsView points,
            @NonNull @Name("on") @Description("The business date or a later day, to the year 9999.") LocalDate on) {
        if (on.isBefore(time.today()) || on.isAfter(LAST)) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT, "on", "on must be the business date or later, to the year 9999");
        }
        return siblings.projected().load(points.customer().key(), on).map(Points::of);
    }

    @NonNull
    @Description("Entries on the customer's own accounts, the newest first. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<PointsEntryView.Connection> entries(
            @Source CustomerPointsView points,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last entry seen.") @Nullable String after) {
        Paging page = new Paging(first, after);
        long customer = points.customer().key();
        PointsSight sight = PointsSight.of(callers.current(), points.customer());
        return siblings.entries()
                .load(customer, new PointsSiblings.EntryPage(PointsPages.entriesBehind(customer, page), first + 1))
                .map(found -> PointsPages.of(customer, page, found, sight));
    }

    @NonNull
    @Description("What is left of the points of each transaction that brought some, in the order in which they are "
            + "spent: those that expire first before the others. Errors: INVALID_ARGUMENT, INVALID_CURSOR.")
    public Uni<PointsLotView.Connection> lots(
            @Source CustomerPointsView points,
            @NonNull @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the last lot seen.") @Nullable String after) {
        Paging page = new Paging(first, after);
        long customer = points.customer().key();
        return siblings.lots()
                .load(customer, new PointsSiblings.LotPage(PointsPages.lotsBehind(customer, page), first + 1))
                .map(found -> PointsPages.of(customer, page, found));
    }

    @NonNull
    @RolesAllowed({
        Role.CUSTOMER,
        Role.MANAGER,
        Role.MARKETING,
        Role.OPERATIONS,
        Role.BRANCH_STAFF,
        Role.BRANCH_MANAGER,
        Role.SERVICE
    })
    @Description("When it was written down.")
    public Uni<List<OffsetDateTime>> recordedAt(@Source List<PointsTransactionView> transactions) {
        List<TransactionId> unknown = transactions.stream()
                .filter(transaction -> transaction.recorded() == null)
                .map(transaction -> Objects.requireNonNull(TransactionId.parse(transaction.id())))
                .toList();
        return unknown.isEmpty()
                ? Uni.createFrom()
                        .item(transactions.stream()
                                .map(PointsTransactionView::recorded)
                                .toList())
                : reads.recordedAt(unknown).map(found -> transactions.stream()
                        .map(transaction -> transaction.recorded() != null
                                ? transaction.recorded()
                                : found.get(TransactionId.parse(transaction.id())))
                        .toList());
    }
}
