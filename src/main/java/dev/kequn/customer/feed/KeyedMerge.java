package dev.kequn.customer.feed;

import dev.kequn.platform.db.MergeCounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Merges staged rows into a table by its key: known rows that differ are replaced, unknown ones added in key order.
 * Unlike {@code ON CONFLICT}, rows that say what is known are not even locked.
 *
 * @param latest query for one row per key, named {@code s} where it is used
 */
record KeyedMerge(String target, List<String> keys, List<Assignment> values, String latest) {

    Uni<MergeCounts> run(SqlConnection transaction, Staged staged) {
        return staged.count(transaction).flatMap(rows -> staged.write(transaction, update())
                .flatMap(updated -> staged.write(transaction, insert())
                        .map(inserted -> new MergeCounts(inserted, updated, rows - inserted - updated))));
    }

    private String update() {
        return "UPDATE %s t SET %s FROM (%s) s WHERE %s AND %s"
                .formatted(target, Assignment.set(values), latest, matches(), Assignment.differ(values));
    }

    private String insert() {
        String columns = String.join(", ", keys);
        return "INSERT INTO %s (%s, %s) SELECT %s, %s FROM (%s) s WHERE NOT EXISTS (SELECT FROM %s t WHERE %s) ORDER BY %s"
                .formatted(
                        target,
                        columns,
                        Assignment.columns(values),
                        columns,
                        Assignment.values(values),
                        latest,
                        target,
                        matches(),
                        columns);
    }

    private String matches() {
        return keys.stream().map(key -> "t." + key + " = s." + key).collect(Collectors.joining(" AND "));
    }
}
