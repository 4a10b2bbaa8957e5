package dev.kequn.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The back end in memory: conditions as closures over the slots of one customer's array; nothing is allocated. */
final class MemoryConditions {
    private final FactSet facts;
    private final MemoryOperands operands;

    MemoryConditions(FactSet facts) {
        this.facts = facts;
        this.operands = new MemoryOperands(facts, this);
    }

    Predicate<Object[]> of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return all(and.parts());
        }
        if (condition instanceof Condition.Or or) {
            return any(or.parts());
        }
        if (condition instanceof Condition.Not not) {
            return of(not.condition()).negate();
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf(oneOf);
        }
        if (condition instanceof Condition.Known known) {
            int slot = facts.slot(known.fact());
            return row -> row[slot] != null;
        }
        MemoryOperands.Value value = operands.value(((Condition.Holds) condition).operand());
        return row -> Boolean.TRUE.equals(value.in(row));
    }

    private Predicate<Object[]> all(List<Condition> conditions) {
        return conditions.stream().map(this::of).reduce(Predicate::and).orElseThrow();
    }

    private Predicate<Object[]> any(List<Condition> conditions) {
        return conditions.stream().map(this::of).reduce(Predicate::or).orElseThrow();
    }

    private Predicate<Object[]> compare(Condition.Compare compare) {
        return TermType.NUMERIC.contains(compare.left().type())
                ? compareNumbers(
                        compare.comparison(), operands.number(compare.left()), operands.number(compare.right()))
                : compareValues(compare);
    }

    private static Predicate<Object[]> compareNumbers(
            Comparison comparison, MemoryOperands.Number left, MemoryOperands.Number right) {
        return row -> {
            long a = left.in(row);
            long b = right.in(row);
            return a != MemoryOperands.MISSING && b != MemoryOperands.MISSING && comparison.holds(Long.compare(a, b));
        };
    }

    private Predicate<Object[]> compareValues(Condition.Compare compare) {
        Comparison comparison = compare.comparison();
        MemoryOperands.Value left = operands.value(compare.left());
        MemoryOperands.Value right = operands.value(compare.right());
        TermType type = compare.left().type();
        return row -> {
            Object a = left.in(row);
            Object b = right.in(row);
            return a != null && b != null && comparison.holds(MemoryOperands.order(type, a, b));
        };
    }

    private Predicate<Object[]> oneOf(Condition.OneOf oneOf) {
        Set<Object> literals = new HashSet<>();
        oneOf.literals().forEach(literal -> literals.add(literal.value()));
        MemoryOperands.Value value = operands.value(oneOf.operand());
        return row -> {
            Object found = value.in(row);
            return found != null && literals.contains(found);
        };
    }
}
