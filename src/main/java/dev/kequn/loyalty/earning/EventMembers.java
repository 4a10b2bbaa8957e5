package dev.kequn.loyalty.earning;

import dev.kequn.customer.WithTheBank;
import dev.kequn.customer.delivery.CustomerEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Those among the customers of some events who can earn: they have a number and have not left the bank.
 *
 * @param waiting those whose points wait for an event of one of the types
 */
record EventMembers(Set<Long> all, Set<Long> waiting) {
    private static final String WAITING =
            """
            SELECT DISTINCT customer_id FROM points_lot
            WHERE customer_id = ANY ($1) AND awaits_event = ANY ($2) AND awaits_event IS NOT NULL AND NOT active
                  AND remaining > 0""";
    private static final String INTRODUCTIONS = "SELECT r.newcomer_id, r.referrer_id, r.registered_on, "
            + WithTheBank.condition("c", "$2")
            + " AS active FROM referral r JOIN customer c ON c.customer_id = r.referrer_id "
            + "WHERE r.newcomer_id = ANY ($1) "
            + "AND NOT EXISTS (SELECT FROM referral_reward w WHERE w.newcomer_id = r.newcomer_id)";

    static Uni<EventMembers> of(SqlConnection transaction, List<CustomerEvent> events, LocalDate today) {
        Long[] customers =
                events.stream().map(CustomerEvent::customerId).distinct().toArray(Long[]::new);
        String[] types = events.stream().map(CustomerEvent::type).distinct().toArray(String[]::new);
        return WithTheBank.among(transaction, List.of(customers), today).chain(all -> transaction
                .preparedQuery(WAITING)
                .execute(Tuple.of(customers, types))
                .map(waiting -> new EventMembers(
                        all, ids(waiting).stream().filter(all::contains).collect(Collectors.toSet()))));
    }

    /** Who brought those of these customers who were brought and not rewarded yet. */
    static Uni<Map<Long, Introduction>> introductions(
            SqlConnection transaction, Collection<Long> newcomers, LocalDate today) {
        if (newcomers.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return transaction
                .preparedQuery(INTRODUCTIONS)
                .execute(Tuple.of(newcomers.toArray(Long[]::new), today))
                .map(rows -> {
                    Map<Long, Introduction> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getLong("newcomer_id"), Introduction.of(row)));
                    return found;
                });
    }

    boolean has(long customerId) {
        return all.contains(customerId);
    }

    private static Set<Long> ids(RowSet<Row> rows) {
        Set<Long> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.getLong("customer_id")));
        return ids;
    }
}
