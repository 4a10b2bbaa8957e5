package dev.kequn.segment.portrait;

import dev.kequn.customer.CustomerAttribute;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the values that divide the customers who have any into fifths; where many have the same, into fewer parts. */
@ApplicationScoped
class Fifths {
    private static final String LIMITS =
            "percentile_disc(ARRAY[0.2, 0.4, 0.6, 0.8]) WITHIN GROUP (ORDER BY %s) AS limits%d";

    /** @param values of each attribute the SQL of its number, with a {@code ?} for its name */
    Uni<Map<CustomerAttribute, List<Long>>> of(SqlConnection reader, Look look, Map<CustomerAttribute, String> values) {
        if (values.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<CustomerAttribute> attributes = new ArrayList<>(values.keySet());
        SqlText sql = new SqlText().bind(look.day()).add("SELECT ");
        for (int i = 0; i < attributes.size(); i++) {
            sql.add(
                    (i == 0 ? "" : ", ") + LIMITS.formatted(values.get(attributes.get(i)), i),
                    attributes.get(i).name());
        }
        sql.add(" FROM customer c");
        PortraitStatement.people(sql, look.scope());
        return reader.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            Row row = rows.iterator().next();
            Map<CustomerAttribute, List<Long>> limits = new HashMap<>();
            for (int i = 0; i < attributes.size(); i++) {
                Long[] found = row.getArrayOfLongs("limits" + i);
                if (found != null) {
                    limits.put(
                            attributes.get(i), Arrays.stream(found).distinct().toList());
                }
            }
            return limits;
        });
    }
}
