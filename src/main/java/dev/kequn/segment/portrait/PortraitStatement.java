package dev.kequn.segment.portrait;

import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.platform.db.SqlText;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Counts the population once for each column, by value and membership: all columns of one value together, those of
 * several values one after the other.
 */
final class PortraitStatement {
    /** How many values of an open column are told: those with the most members, then those with the most customers. */
    static final int MOST_VALUES = 50;

    private static final String POPULATION = SqlResource.read(PortraitStatement.class, "population.sql");
    private static final String PLACED = SqlResource.read(PortraitStatement.class, "placed.sql");
    private static final String NO_VALUE = "NULL::text COLLATE \"C\"";
    private static final String COUNTED = ", part, count(*), sum(aum)::bigint FROM population";

    private final SqlText sql = new SqlText();
    private final List<Source> sources;

    PortraitStatement(Look look, List<Traits> traits) {
        this.sources = traits.stream().flatMap(one -> one.sources().stream()).toList();
        sql.bind(look.day(), look.first(), look.second());
        String[] population = POPULATION.split("\\$\\{columns}");
        sql.add(population[0]);
        for (int i = 0; i < sources.size(); i++) {
            sql.add(
                    ", " + sources.get(i).sql() + " AS s" + i,
                    sources.get(i).bound().toArray());
        }
        sql.add(population[1]);
        joins(traits);
        people(sql, look.scope());
        sql.add("), counted (source, value, part, customers, aum) AS (SELECT -1, " + NO_VALUE + COUNTED
                + " GROUP BY part");
        single();
        several();
        sql.add(")"
                + PLACED.replace("${most}", Integer.toString(MOST_VALUES + 1)).replace("${all}", ordered()));
    }

    /** Limits who is looked at to customers who are active on {@code $1} and in the scope. */
    static void people(SqlText sql, CustomerScope scope) {
        sql.add(" WHERE c.customer_no IS NOT NULL AND (c.closed_on IS NULL OR c.closed_on > $1::date)");
        scope.restrict(sql, "c");
    }

    String text() {
        return sql.text();
    }

    Tuple values() {
        return sql.values();
    }

    private void joins(List<Traits> traits) {
        Set<String> joined = new LinkedHashSet<>();
        for (Traits one : traits) {
            if (joined.add(one.joins())) {
                sql.add(" " + one.joins(), one.bound().toArray());
            }
        }
    }

    private void single() {
        List<Integer> single = IntStream.range(0, sources.size())
                .filter(i -> sources.get(i).shape() != Distribution.Shape.SEVERAL)
                .boxed()
                .toList();
        if (single.isEmpty()) {
            return;
        }
        sql.add(single.stream()
                .map(i -> "WHEN grouping(s%1$d) = 0 THEN %1$d".formatted(i))
                .collect(Collectors.joining(" ", " UNION ALL SELECT CASE ", " END, ")));
        sql.add(single.stream()
                .map(i -> "s%d::text COLLATE \"C\"".formatted(i))
                .collect(Collectors.joining(", ", "coalesce(", ")")));
        sql.add(COUNTED);
        sql.add(single.stream()
                .map(i -> "(s%d)".formatted(i))
                .collect(Collectors.joining(", ", " GROUP BY part, GROUPING SETS (", ")")));
    }

    private void several() {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).shape() == Distribution.Shape.SEVERAL) {
                sql.add(
                        " UNION ALL SELECT %1$d, one.value COLLATE \"C\"%2$s, unnest(s%1$d) one (value) GROUP BY one.value, part"
                                .formatted(i, COUNTED));
                sql.add(" UNION ALL SELECT %d, %s%s WHERE s%d IS NULL GROUP BY part"
                        .formatted(i, NO_VALUE, COUNTED, i));
            }
        }
    }

    /** The columns of which every value is told. */
    private String ordered() {
        List<String> numbers = new ArrayList<>(List.of("-1"));
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).shape() == Distribution.Shape.ORDERED) {
                numbers.add(Integer.toString(i));
            }
        }
        return String.join(", ", numbers);
    }
}
