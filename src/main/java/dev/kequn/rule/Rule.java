package dev.kequn.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /** True where every one of at least one rule is; may be longer than a rule that is written. */
    public static Rule everyOf(List<Rule> rules) {
        return rules.size() == 1 ? rules.get(0) : new Rule(text(rules, " && "), new Condition.And(conditions(rules)));
    }

    /** True where any of at least one rule is. */
    public static Rule anyOf(List<Rule> rules) {
        return rules.size() == 1 ? rules.get(0) : new Rule(text(rules, " || "), new Condition.Or(conditions(rules)));
    }

    /** True where the rule is not. */
    public Rule negated() {
        return new Rule("!(" + text + ")", new Condition.Not(condition));
    }

    private static String text(List<Rule> rules, String word) {
        return rules.stream().map(Rule::text).collect(Collectors.joining(word, "(", ")"));
    }

    private static List<Condition> conditions(List<Rule> rules) {
        return rules.stream().map(Rule::condition).toList();
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

    Condition condition() {
        return condition;
    }

    @Override
    public String toString() {
        return text;
    }
}
