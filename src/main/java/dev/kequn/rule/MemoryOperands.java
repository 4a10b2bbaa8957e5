package dev.kequn.rule;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The back end in memory: operands as closures, numbers unboxed. */
final class MemoryOperands {
    /** No number of a rule comes near it: values and literals stay within ±10^15, a rule within 2,000 characters. */
    static final long MISSING = Long.MIN_VALUE;

    /** A number, or {@link #MISSING}. */
    interface Number {
        long in(@Nullable Object[] row);
    }

    interface Value {
        @Nullable
        Object in(@Nullable Object[] row);
    }

    private final FactSet facts;
    private final MemoryConditions conditions;

    MemoryOperands(FactSet facts, MemoryConditions conditions) {
        this.facts = facts;
        this.conditions = conditions;
    }

    /** The sign of {@code a} against {@code b}, both of the type and there. */
    static int order(TermType type, Object a, Object b) {
        return switch (type) {
            case BOOL -> Boolean.compare((Boolean) a, (Boolean) b);
            case STRING -> CodePointOrder.INSTANCE.compare((String) a, (String) b);
            case DATE -> ((LocalDate) a).compareTo((LocalDate) b);
            case INT, MONEY -> Long.compare((Long) a, (Long) b);
        };
    }

    Number number(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            long number = (Long) literal.value();
            return row -> number;
        }
        if (operand instanceof Operand.Sum sum) {
            return sum(number(sum.left()), number(sum.right()));
        }
        if (operand instanceof Operand.Difference difference) {
            return sum(number(difference.left()), negative(number(difference.right())));
        }
        if (operand instanceof Operand.Negative negative) {
            return negative(number(negative.operand()));
        }
        int slot = facts.slot(((Operand.FactValue) operand).fact());
        return row -> row[slot] == null ? MISSING : (Long) row[slot];
    }

    Value value(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            Object value = literal.value();
            return row -> value;
        }
        if (operand instanceof Operand.FactValue fact) {
            int slot = facts.slot(fact.fact());
            return row -> row[slot];
        }
        if (operand instanceof Operand.Truth truth) {
            Predicate<@Nullable Object[]> condition = conditions.of(truth.condition());
            return row -> condition.test(row);
        }
        Number number = number(operand);
        return row -> {
            long found = number.in(row);
            return found == MISSING ? null : (Object) found;
        };
    }

    private static Number sum(Number left, Number right) {
        return row -> {
            long a = left.in(row);
            long b = right.in(row);
            return a == MISSING || b == MISSING ? MISSING : a + b;
        };
    }

    /** Of MISSING it is MISSING: the negative of Long.MIN_VALUE is itself. */
    private static Number negative(Number number) {
        return row -> -number.in(row);
    }
}
