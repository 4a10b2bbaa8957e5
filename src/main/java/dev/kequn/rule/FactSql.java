package dev.kequn.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Facts as SQL over one customer of a statement; what they are told is bound, under numbers given out here. */
final class FactSql {
    private final String customer;
    private final String day;
    private final int firstParameter;
    private final List<Object> values = new ArrayList<>();

    /**
     * @param customer alias of the statement's {@code customer} row
     * @param day SQL for the last day that counts, such as {@code $2::date}
     * @param firstParameter number of the first parameter the statement has not taken
     */
    FactSql(String customer, String day, int firstParameter) {
        this.customer = customer;
        this.day = day;
        this.firstParameter = firstParameter;
    }

    /** The fact's expression; only for a term that has one. */
    String of(Fact fact) {
        return of(fact, part -> "(" + part + ")");
    }

    /** @param shared where the value of a shared part stands in the statement */
    String of(Fact fact, UnaryOperator<String> shared) {
        String sql = about(fact.term().assembled(part -> shared.apply(about(part))));
        StringBuilder bound = new StringBuilder();
        int next = 0;
        for (char c : sql.toCharArray()) {
            if (c == '?') {
                bound.append(bind(
                        fact.arguments().get(next),
                        fact.term().parameters().get(next).type()));
                next++;
            } else {
                bound.append(c);
            }
        }
        return bound.toString();
    }

    /** The text of a term, or of a shared part of one, for the statement's customer and day. */
    String about(String text) {
        return text.replace("${customer}", customer).replace("${day}", "(" + day + ")");
    }

    /** A place for the value, such as {@code $7::bigint}. */
    String bind(Object value, TermType type) {
        values.add(value);
        return "$" + (firstParameter + values.size() - 1) + "::" + type.sqlType();
    }

    /** A place for the values, as an array. */
    String bind(List<?> several, TermType type) {
        values.add(type.array(several));
        return "$" + (firstParameter + values.size() - 1) + "::" + type.sqlType() + "[]";
    }

    /** What to bind, from the first parameter on. */
    List<Object> values() {
        return List.copyOf(values);
    }
}
