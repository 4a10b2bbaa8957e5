package dev.kequn.rule;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the facts of many customers in one statement. */
@ApplicationScoped
public class FactLoader {
    /**
     * The values of each customer as of the day (inclusive), in the slots of {@code facts}; those of local terms stay
     * null, for the caller to put in. Without an entry for an id that is no customer's.
     */
    public Uni<Map<Long, @Nullable Object[]>> load(
            SqlClient client, FactSet facts, Collection<Long> customerIds, LocalDate day) {
        FactColumns columns = new FactColumns(facts, "c", "$2::date", 3);
        Tuple bound = Tuple.of(customerIds.toArray(Long[]::new), day);
        columns.values().forEach(bound::addValue);
        // The day has its place even where no fact asks for it: PostgreSQL refuses a parameter it never sees.
        return client.preparedQuery("SELECT c.customer_id" + columns.text()
                        + " FROM customer c, (SELECT $2::date) d WHERE c.customer_id = ANY ($1)")
                .execute(bound)
                .map(rows -> {
                    Map<Long, @Nullable Object[]> values = new HashMap<>();
                    rows.forEach(row -> values.put(row.getLong("customer_id"), columns.read(row, 1)));
                    return values;
                });
    }
}
