package dev.kequn.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts that several rules ask for, each once, each with the slot of its value in a customer's array. */
public final class FactSet {
    private final Map<Fact, Integer> slots = new LinkedHashMap<>();

    private FactSet(Collection<Fact> facts) {
        facts.forEach(fact -> slots.putIfAbsent(fact, slots.size()));
    }

    public static FactSet of(Collection<Rule> rules) {
        return of(rules, List.of());
    }

    /** What the rules ask for, and {@code more} that the asking room wants to know beside them. */
    public static FactSet of(Collection<Rule> rules, Collection<Fact> more) {
        Set<Fact> facts = new LinkedHashSet<>();
        rules.forEach(rule -> facts.addAll(rule.facts()));
        facts.addAll(more);
        return new FactSet(facts);
    }

    /** The facts in order of their slots. */
    public List<Fact> facts() {
        return List.copyOf(slots.keySet());
    }

    /** @throws IllegalArgumentException for a fact that no rule asked for */
    public int slot(Fact fact) {
        Integer slot = slots.get(fact);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "No rule asked for " + fact.term().name());
        }
        return slot;
    }

    public int size() {
        return slots.size();
    }
}
