package dev.kequn.rule;

import java.util.List;
import java.util.Map;

/** Puts values of terms, by name, into the slots of a rule; a term that is not among them is missing. */
final class Values {
    private Values() {}

    static boolean test(Rule rule, Map<String, Object> values) {
        FactSet facts = FactSet.of(List.of(rule));
        Object[] row = facts.facts().stream()
                .map(fact -> values.get(fact.term().name()))
                .toArray();
        return rule.over(facts).test(row);
    }
}
