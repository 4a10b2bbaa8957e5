package dev.kequn.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the facts a tree asks for, and how often. */
final class FactsOf {
    private final Map<Fact, Long> found = new LinkedHashMap<>();

    private FactsOf() {}

    static Map<Fact, Long> condition(Condition condition) {
        FactsOf facts = new FactsOf();
        facts.in(condition);
        return Collections.unmodifiableMap(facts.found);
    }

    private void in(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.parts().forEach(this::in);
        } else if (condition instanceof Condition.Or or) {
            or.parts().forEach(this::in);
        } else if (condition instanceof Condition.Not not) {
            in(not.condition());
        } else if (condition instanceof Condition.Compare compare) {
            in(compare.left());
            in(compare.right());
        } else if (condition instanceof Condition.OneOf oneOf) {
            in(oneOf.operand());
        } else if (condition instanceof Condition.Known known) {
            found.merge(known.fact(), 1L, Long::sum);
        } else if (condition instanceof Condition.Holds holds) {
            in(holds.operand());
        }
    }

    private void in(Operand operand) {
        if (operand instanceof Operand.FactValue value) {
            found.merge(value.fact(), 1L, Long::sum);
        } else if (operand instanceof Operand.Sum sum) {
            in(sum.left());
            in(sum.right());
        } else if (operand instanceof Operand.Difference difference) {
            in(difference.left());
            in(difference.right());
        } else if (operand instanceof Operand.Negative negative) {
            in(negative.operand());
        } else if (operand instanceof Operand.Truth truth) {
            in(truth.condition());
        }
    }
}
