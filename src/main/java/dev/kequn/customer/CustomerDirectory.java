package dev.kequn.customer;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.Reads;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds customers for a caller; who is outside his scope is not there. */
@ApplicationScoped
public class CustomerDirectory {
    private final CustomerRepository customers;
    private final CustomerQuery query;
    private final Reads reads;
    private final Pool pool;

    CustomerDirectory(CustomerRepository customers, CustomerQuery query, Reads reads, Pool pool) {
        this.customers = customers;
        this.query = query;
        this.reads = reads;
        this.pool = pool;
    }

    /** The customer with this number, if the caller may see him. */
    public Uni<@Nullable Customer> find(Caller caller, String customerNo) {
        CustomerScope scope = CustomerScope.of(caller);
        return reads.inSession(() -> customers.byNumber(customerNo)).map(customer -> visible(scope, customer));
    }

    /** The caller himself, if he is a customer. */
    public Uni<@Nullable Customer> self(Caller caller) {
        String customerNo = caller.customerNo();
        return customerNo == null ? Uni.createFrom().nullItem() : find(caller, customerNo);
    }

    /**
     * Up to {@code count} customers behind {@code after}, in this order.
     *
     * @param after the sort key (empty for an unknown one) and id of the last one seen; empty for the start
     * @throws Refusal when the filter must be narrower for this caller
     */
    public Uni<List<Customer>> list(
            Caller caller, CustomerFilter filter, CustomerOrder order, List<String> after, int count) {
        SqlText sql = new SqlText().add("SELECT c.customer_id");
        query.from(sql, permitted(caller, filter), filter);
        String key = "c." + column(order);
        if (!after.isEmpty()) {
            try {
                behind(sql, key, order, after);
            } catch (NumberFormatException | DateTimeException e) {
                throw new Refusal(RequestErrorCode.INVALID_CURSOR, "after", "after is not a cursor of this list");
            }
        }
        sql.add(" ORDER BY " + key + ", c.customer_id LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).flatMap(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return inOrder(ids);
        });
    }

    /** The customers with these keys, whoever asks: for rooms that have narrowed them by the caller's scope. */
    public Uni<Map<Long, Customer>> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reads.inSession(() -> customers.list("id in ?1", ids)).map(CustomerDirectory::keyed);
    }

    /** The customers with one of these keys or numbers, if the caller may see them. */
    public Uni<List<Customer>> named(Caller caller, Collection<Long> ids, Collection<String> customerNos) {
        CustomerScope scope = CustomerScope.of(caller);
        return reads.inSession(() -> customers.list("id in ?1 or customerNo in ?2", ids, customerNos))
                .map(found ->
                        found.stream().filter(customer -> customer.isIn(scope)).toList());
    }

    /** How many customers the caller finds with this filter; counted exactly. */
    public Uni<Long> count(Caller caller, CustomerFilter filter) {
        SqlText sql = query.from(new SqlText().add("SELECT count(*)"), permitted(caller, filter), filter);
        return pool.preparedQuery(sql.text())
                .execute(sql.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The sort key of a customer as {@link #list} takes it back. */
    public static String sortKey(Customer customer, CustomerOrder order) {
        Object key =
                switch (order) {
                    case CUSTOMER_NO -> customer.customerNo();
                    case NAME -> customer.name();
                    case OPENED_ON -> customer.openedOn();
                };
        return key == null ? "" : key.toString();
    }

    private static String column(CustomerOrder order) {
        return order.name().toLowerCase(Locale.ROOT);
    }

    /** Unknown keys sort last, in PostgreSQL's default order. */
    private static void behind(SqlText sql, String key, CustomerOrder order, List<String> after) {
        long id = Long.parseLong(after.get(1));
        if (after.get(0).isEmpty()) {
            sql.add(" AND " + key + " IS NULL AND c.customer_id > ?", id);
            return;
        }
        Object value = order == CustomerOrder.OPENED_ON ? day(after.get(0)) : after.get(0);
        sql.add(
                " AND (" + key + " > ? OR " + key + " = ? AND c.customer_id > ? OR " + key + " IS NULL)",
                value,
                value,
                id);
    }

    /** A day as the database can hold it; the text of a cursor can be anything. */
    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeException("Not a day of a customer");
        }
        return day;
    }

    /** Counter staff look up one person; who sees masked names does not probe for persons. */
    private static CustomerScope permitted(Caller caller, CustomerFilter filter) {
        CustomerScope scope = CustomerScope.of(caller);
        if (!scope.browses() && scope.branchCode() != null && filter.phone() == null) {
            throw new Refusal(
                    RequestErrorCode.FILTER_REQUIRED,
                    "filter.phone",
                    "Branch staff find a customer by his exact phone");
        }
        boolean onlyMarketing = caller.has(Role.MARKETING) && !caller.has(Role.OPERATIONS);
        if (onlyMarketing && filter.looksAtPerson()) {
            throw new Refusal(RequestErrorCode.FORBIDDEN, "filter", "Marketing does not search by name or phone");
        }
        return scope;
    }

    private Uni<List<Customer>> inOrder(List<Long> ids) {
        return byId(ids).map(found -> ids.stream().map(found::get).toList());
    }

    private static Map<Long, Customer> keyed(List<Customer> found) {
        return found.stream().collect(Collectors.toMap(Customer::id, Function.identity()));
    }

    private static @Nullable Customer visible(CustomerScope scope, @Nullable Customer customer) {
        return customer != null && customer.isIn(scope) ? customer : null;
    }
}
