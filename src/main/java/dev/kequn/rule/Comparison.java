package dev.kequn.rule;

import java.util.function.IntPredicate;

/** How two values compare; the sign is that of {@code compare(left, right)}. */
enum Comparison {
    EQUAL("=", sign -> sign == 0),
    NOT_EQUAL("<>", sign -> sign != 0),
    LESS("<", sign -> sign < 0),
    LESS_OR_EQUAL("<=", sign -> sign <= 0),
    GREATER(">", sign -> sign > 0),
    GREATER_OR_EQUAL(">=", sign -> sign >= 0);

    private final String sql;
    private final IntPredicate holds;

    Comparison(String sql, IntPredicate holds) {
        this.sql = sql;
        this.holds = holds;
    }

    boolean holds(int sign) {
        return holds.test(sign);
    }

    /** Whether it asks which value comes first. */
    boolean ordered() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** The operator in SQL. */
    String sql() {
        return sql;
    }
}
