package dev.kequn.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Who is a customer on a day: he has a number and has not left. Only such customers are given anything. */
public final class WithTheBank {
    private static final String AMONG =
            "SELECT c.customer_id FROM customer c WHERE c.customer_id = ANY ($1) AND " + condition("c", "$2");

    private WithTheBank() {}

    /** As SQL about a row of {@code customer}. */
    public static String condition(String row, String day) {
        return "%1$s.customer_no IS NOT NULL AND (%1$s.closed_on IS NULL OR %1$s.closed_on > %2$s)".formatted(row, day);
    }

    /** Those of the customers; no statement where there are none. */
    public static Uni<Set<Long>> among(SqlClient client, Collection<Long> customerIds, LocalDate day) {
        return customerIds.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : client.preparedQuery(AMONG)
                        .execute(Tuple.of(customerIds.toArray(Long[]::new), day))
                        .map(rows -> {
                            Set<Long> found = new HashSet<>();
                            rows.forEach(row -> found.add(row.getLong(0)));
                            return found;
                        });
    }
}
