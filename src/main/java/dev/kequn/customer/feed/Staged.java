package dev.kequn.customer.feed;

import dev.kequn.platform.db.StagedRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Collectors;

/** The staged rows of a range whose references are known; writes the SQL that feeds have in common. */
public final class Staged {
    private final StagedRange range;
    private final String key;
    private final List<Reference> references;

    private Staged(StagedRange range, String key, List<Reference> references) {
        this.range = range;
        this.key = key;
        this.references = references;
    }

    /** @param key the column the range is cut by */
    public static Staged of(StagedRange range, String key, Reference... references) {
        List<Reference> present = List.of(references).stream()
                .filter(reference -> range.columns().contains(reference.column()))
                .toList();
        return new Staged(range, key, present);
    }

    boolean has(String column) {
        return range.columns().contains(column);
    }

    /** The query for rows with an unknown reference, one for each such column. */
    public String refusals() {
        if (references.isEmpty()) {
            return "SELECT 0::bigint AS line_no, '' AS column_name, '' AS value, '' AS reason WHERE $1 > $2";
        }
        return references.stream().map(this::refusals).collect(Collectors.joining(" UNION ALL "));
    }

    private String refusals(Reference reference) {
        return resolve(
                "SELECT s.line_no, '%1$s' AS column_name, s.%1$s::text AS value, '%2$s' AS reason FROM ${staging} s "
                                .formatted(reference.column(), reference.reason())
                        + "WHERE " + inRange() + " AND " + reference.fails());
    }

    /** {@code FROM … WHERE …} over the rows, named {@code s}, with {@code joins} to other tables. */
    String from(String joins) {
        String known = references.stream()
                .map(reference -> " AND " + reference.holds())
                .collect(Collectors.joining());
        return resolve(" FROM ${staging} s " + joins + " WHERE " + inRange() + known);
    }

    /** Of the rows with equal {@code keys} the one of the last line. */
    String latest(String keys, String columns, String joins) {
        return "SELECT DISTINCT ON (%1$s) %2$s%3$s ORDER BY %1$s, s.line_no DESC".formatted(keys, columns, from(joins));
    }

    /** How many rows there are. */
    public Uni<Long> count(SqlConnection transaction) {
        return single(transaction, "SELECT count(*)" + from(""));
    }

    /** The only number that {@code sql} finds in this range. */
    Uni<Long> single(SqlConnection transaction, String sql) {
        return row(transaction, sql).map(row -> row.getLong(0));
    }

    /** The only row that {@code sql} finds in this range. */
    Uni<Row> row(SqlConnection transaction, String sql) {
        return transaction.preparedQuery(sql).execute(keys()).map(rows -> rows.iterator()
                .next());
    }

    /** Runs a statement; returns how many rows it wrote. */
    Uni<Long> write(SqlConnection transaction, String sql) {
        return transaction.preparedQuery(sql).execute(keys()).map(rows -> (long) rows.rowCount());
    }

    private Tuple keys() {
        return Tuple.of(range.firstKey(), range.lastKey());
    }

    private String inRange() {
        return "s." + key + " BETWEEN $1 AND $2";
    }

    private String resolve(String sql) {
        return sql.replace("${staging}", range.table());
    }
}
