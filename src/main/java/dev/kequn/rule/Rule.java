package dev.kequn.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A checked rule: which customers it is true of. */
public final class Rule {
    private final String text;
    private final Condition condition;
    private final Map<Fact, Long> facts;

    Rule(String text, Condition condition) {
        this.text = text;
        this.condition = condition;
        this.facts = FactsOf.condition(condition);
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /** What it asks of a customer, in the order of the text. */
    public Set<Fact> facts() {
        return facts.keySet();
    }

    /** The same, with how often it asks. */
    Map<Fact, Long> occurrences() {
        return facts;
    }

    /**
     * The rule on one customer's values, each in the slot that {@code facts} gives it: a {@code Boolean}, a {@code Long}
     * (INT; MONEY in minor units), a {@code String}, a {@code LocalDate}, or null where the value is missing.
     *
     * @throws IllegalArgumentException when {@code facts} lacks one of the rule's
     */
    public Predicate<@Nullable Object[]> over(FactSet facts) {
        return new MemoryConditions(facts).of(condition);
    }

    /** True of whom both are. */
    public Rule and(Rule other) {
        return new Rule(joined(" && ", other), new Condition.And(List.of(condition, other.condition)));
    }

    /** True of whom either is. */
    public Rule or(Rule other) {
        return new Rule(joined(" || ", other), new Condition.Or(List.of(condition, other.condition)));
    }

    /** True of whom this one is not. */
    public Rule negated() {
        return new Rule("!(%s)".formatted(text), new Condition.Not(condition));
    }

    private String joined(String sign, Rule other) {
        return "(%s)%s(%s)".formatted(text, sign, other.text);
    }

    Condition condition() {
        return condition;
    }

    @Override
    public String toString() {
        return text;
    }
}
