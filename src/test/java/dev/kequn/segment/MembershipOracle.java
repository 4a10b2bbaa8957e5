package dev.kequn.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Customers with tags and an amount, segments over them, and who is in which: found anew each time, for one customer
 * after the other, by meanings that know nothing of rules.
 */
final class MembershipOracle {
    static final List<String> TAGS = List.of("SP_RED", "SP_BLUE");

    /** Yuan; null where the customer has no balance. */
    record Person(String number, Set<String> tags, Long amount) {}

    /** Whether a person is in; other segments are asked for by code, and have been found before. */
    interface Meaning {
        boolean holds(Person person, Map<String, Set<String>> members);
    }

    record Rule(String text, Meaning meaning, Set<String> asks) {}

    /** @param input what it takes to draft it, beside code and kind */
    record Definition(String kind, Map<String, Object> input, Meaning meaning, Set<String> asks) {}

    private final Random random;
    private final String ours;
    /** In the order in which they may build on each other. */
    final Map<String, Definition> inForce = new TreeMap<>();

    final List<Person> people = new ArrayList<>();

    MembershipOracle(Random random, String branch) {
        this.random = random;
        this.ours = "branch == \"" + branch + "\" && ";
    }

    /** Numbers of the members of each segment in force. */
    Map<String, Set<String>> members() {
        Map<String, Set<String>> members = new TreeMap<>();
        inForce.forEach((code, definition) -> {
            Set<String> found = new TreeSet<>();
            people.stream()
                    .filter(person -> definition.meaning().holds(person, members))
                    .forEach(person -> found.add(person.number()));
            members.put(code, found);
        });
        return members;
    }

    boolean isAskedFor(String code) {
        return inForce.values().stream()
                .anyMatch(definition -> definition.asks().contains(code));
    }

    /** Another definition of the segment, which asks for segments of lower codes only. */
    Definition definition(String code, String kind) {
        List<String> lower =
                inForce.keySet().stream().filter(one -> one.compareTo(code) < 0).toList();
        if (kind.equals("LIST")) {
            Rule rule = ours(2, List.of());
            Set<String> named = new HashSet<>();
            people.stream()
                    .filter(person -> rule.meaning().holds(person, Map.of()))
                    .forEach(person -> named.add(person.number()));
            return new Definition(
                    kind, Map.of("rule", rule.text()), (person, members) -> named.contains(person.number()), Set.of());
        }
        if (kind.equals("COMBINATION") && !lower.isEmpty()) {
            return combination(lower);
        }
        Rule rule = ours(3, lower);
        return new Definition("RULE", Map.of("rule", rule.text()), rule.meaning(), rule.asks());
    }

    private Definition combination(List<String> lower) {
        List<String> every = some(lower);
        List<String> any = some(lower);
        List<String> none = some(lower);
        if (every.isEmpty() && any.isEmpty()) {
            every = List.of(lower.get(random.nextInt(lower.size())));
        }
        List<String> all = every;
        Set<String> asks = new LinkedHashSet<>(every);
        asks.addAll(any);
        asks.addAll(none);
        return new Definition(
                "COMBINATION",
                Map.of("combination", Map.of("everyOf", every, "anyOf", any, "noneOf", none)),
                (person, members) -> all.stream()
                                .allMatch(code -> members.get(code).contains(person.number()))
                        && (any.isEmpty()
                                || any.stream()
                                        .anyMatch(code -> members.get(code).contains(person.number())))
                        && none.stream().noneMatch(code -> members.get(code).contains(person.number())),
                asks);
    }

    private List<String> some(List<String> codes) {
        return codes.stream().filter(code -> random.nextInt(3) == 0).toList();
    }

    private Rule ours(int depth, List<String> lower) {
        Rule rule = rule(depth, lower);
        return new Rule(ours + "(" + rule.text() + ")", rule.meaning(), rule.asks());
    }

    private Rule rule(int depth, List<String> lower) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> tagged(TAGS.get(random.nextInt(TAGS.size())));
            case 1 -> rich(random.nextInt(10));
            case 2 -> lower.isEmpty() ? rich(random.nextInt(10)) : in(lower.get(random.nextInt(lower.size())));
            case 3 -> not(rule(depth - 1, lower));
            case 4 -> joined(" && ", rule(depth - 1, lower), rule(depth - 1, lower));
            default -> joined(" || ", rule(depth - 1, lower), rule(depth - 1, lower));
        };
    }

    private static Rule tagged(String tag) {
        return new Rule(
                "hasTag(\"" + tag + "\")", (person, members) -> person.tags().contains(tag), Set.of());
    }

    private static Rule rich(int amount) {
        return new Rule(
                "aum >= money(\"%d\")".formatted(amount),
                (person, members) -> person.amount() != null && person.amount() >= amount,
                Set.of());
    }

    private static Rule in(String code) {
        return new Rule(
                "inSegment(\"" + code + "\")",
                (person, members) -> members.get(code).contains(person.number()),
                Set.of(code));
    }

    private static Rule not(Rule rule) {
        return new Rule(
                "!(" + rule.text() + ")", (person, members) -> !rule.meaning().holds(person, members), rule.asks());
    }

    private static Rule joined(String word, Rule left, Rule right) {
        Set<String> asks = new LinkedHashSet<>(left.asks());
        asks.addAll(right.asks());
        Meaning meaning = word.equals(" && ")
                ? (person, members) ->
                        left.meaning().holds(person, members) & right.meaning().holds(person, members)
                : (person, members) ->
                        left.meaning().holds(person, members) | right.meaning().holds(person, members);
        return new Rule("(" + left.text() + word + right.text() + ")", meaning, asks);
    }
}
