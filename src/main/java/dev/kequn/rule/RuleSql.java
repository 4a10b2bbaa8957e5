package dev.kequn.rule;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rules as SQL, with the meaning that {@link Rule#over} has in memory. A fact that is dear and asked for more than once
 * is computed once for each customer, as a column of the rows it is asked of, and so is a part that several facts share;
 * everything else stands where it is asked for, so that it is computed only where it is needed, and the planner sees it.
 */
public final class RuleSql {
    private final String customer;
    private final FactSql sql;
    private final Map<Fact, String> columns = new LinkedHashMap<>();
    private final Map<String, String> shared = new LinkedHashMap<>();
    private final Map<Fact, String> texts = new HashMap<>();

    /**
     * @param rules every rule that {@link #condition} will be asked for
     * @param customer alias of the statement's {@code customer} rows
     * @param day SQL for the last day that counts, such as {@code $2::date}
     * @param firstParameter number of the first parameter the statement has not taken
     */
    public RuleSql(Collection<Rule> rules, String customer, String day, int firstParameter) {
        this.customer = customer;
        this.sql = new FactSql(customer, day, firstParameter);
        Map<Fact, Long> asked = new LinkedHashMap<>();
        rules.forEach(rule -> rule.occurrences().forEach((fact, times) -> asked.merge(fact, times, Long::sum)));
        asked.forEach((fact, times) -> {
            if (times > 1 && fact.term().asksTables()) {
                columns.put(fact, "f" + columns.size());
            }
        });
        Map<String, Long> parts = asked.keySet().stream()
                .flatMap(fact -> fact.term().sharedParts().stream())
                .collect(Collectors.groupingBy(sql::about, LinkedHashMap::new, Collectors.counting()));
        parts.forEach((part, times) -> {
            if (times > 1) {
                shared.put(part, "s" + shared.size());
            }
        });
    }

    /**
     * The customers to choose from, as an entry of a FROM list under the alias.
     *
     * @param where which ones, as a condition on the alias
     */
    public String customers(String where) {
        String rows = select(shared, part -> part, "customer " + customer + " WHERE " + where);
        return columns.isEmpty() ? rows : select(columns, this::text, rows);
    }

    private <T> String select(Map<T, String> computed, Function<T, String> value, String from) {
        StringBuilder text = new StringBuilder("(SELECT ").append(customer).append(".*");
        computed.forEach((what, column) ->
                text.append(", ").append(value.apply(what)).append(" AS ").append(column));
        text.append(" FROM ").append(from);
        // Where a column is computed the rows must not be merged into the statement, or it would be at each mention.
        return text.append(computed.isEmpty() ? ") " : " OFFSET 0) ")
                .append(customer)
                .toString();
    }

    /** True for a customer of whom the rule is true; false or null for every other. */
    public String condition(Rule rule) {
        return new SqlConditions(sql, this::place).chosen(rule.condition());
    }

    /** What to bind, from the first parameter on; complete when every text has been asked for. */
    public List<Object> values() {
        return sql.values();
    }

    private String place(Fact fact) {
        String column = columns.get(fact);
        return column == null ? text(fact) : customer + "." + column;
    }

    private String text(Fact fact) {
        return texts.computeIfAbsent(fact, asked -> "(" + sql.of(asked, this::part) + ")");
    }

    private String part(String part) {
        String column = shared.get(part);
        return column == null ? "(" + part + ")" : customer + "." + column;
    }
}
