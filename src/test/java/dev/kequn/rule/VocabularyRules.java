package dev.kequn.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random rules over facts of the vocabulary, with literals taken from the values that these facts have. */
final class VocabularyRules {
    /** A fact as it is written, and the values customers have of it. */
    record Seen(String text, TermType type, List<Object> values) {}

    private static final long LARGEST_NUMBER = 1_000_000_000_000_000L;
    private static final long LARGEST_AMOUNT = 99_999_999_999_999L;

    private final Random random;
    private final List<String> strings;
    private final List<Seen> facts;
    private final Map<TermType, List<Seen>> byType;

    VocabularyRules(Random random, List<String> strings, List<Seen> facts) {
        this.random = random;
        this.strings = strings;
        this.facts = facts;
        this.byType = facts.stream().collect(Collectors.groupingBy(Seen::type));
    }

    /** A rule about this fact, and more. */
    String about(Seen fact) {
        String simple = about(fact, 2);
        return switch (random.nextInt(4)) {
            case 0 -> simple;
            case 1 -> "!(" + simple + ")";
            case 2 -> simple + " && " + bool(3);
            default -> bool(3) + " || " + simple;
        };
    }

    private String about(Seen fact, int depth) {
        return switch (random.nextInt(fact.type() == TermType.BOOL ? 7 : 6)) {
            case 0 -> "known(" + fact.text() + ")";
            case 1 -> oneOf(fact);
            default -> fact.type() == TermType.BOOL && random.nextBoolean() ? fact.text() : comparison(fact, depth);
        };
    }

    private String bool(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 2)) {
            case 0, 1 -> about(any(facts), depth);
            case 2 -> "!(" + bool(depth - 1) + ")";
            case 3 -> "(" + bool(depth - 1) + ") " + any(List.of("==", "!=")) + " (" + bool(depth - 1) + ")";
            case 4 -> "(" + joined(" && ", depth) + ")";
            default -> "(" + joined(" || ", depth) + ")";
        };
    }

    private String joined(String sign, int depth) {
        return Stream.generate(() -> bool(depth - 1))
                .limit(2 + random.nextInt(2))
                .collect(Collectors.joining(sign));
    }

    private String comparison(Seen fact, int depth) {
        List<String> signs =
                fact.type() == TermType.BOOL ? List.of("==", "!=") : List.of("==", "!=", "<", "<=", ">", ">=");
        String left = fact.text();
        if (TermType.NUMERIC.contains(fact.type()) && random.nextInt(4) == 0) {
            left = sum(left, fact.type(), depth);
        }
        String right = random.nextInt(3) > 0 ? literal(fact) : operand(fact.type(), depth);
        return random.nextInt(8) == 0 ? right + " " + any(signs) + " " + left : left + " " + any(signs) + " " + right;
    }

    private String operand(TermType type, int depth) {
        Seen fact = any(byType.get(type));
        if (type == TermType.BOOL && depth > 0) {
            return "(" + bool(depth - 1) + ")";
        }
        return TermType.NUMERIC.contains(type) && depth > 0 && random.nextBoolean()
                ? sum(fact.text(), type, depth - 1)
                : fact.text();
    }

    private String sum(String left, TermType type, int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> "-(" + left + ")";
            case 1 -> "(" + left + " + " + operand(type, depth - 1) + ")";
            default -> "(" + left + " - " + literal(any(byType.get(type))) + ")";
        };
    }

    private String oneOf(Seen fact) {
        List<String> literals = new ArrayList<>();
        do {
            literals.add(literal(fact));
        } while (random.nextInt(3) > 0);
        return fact.text() + " in [" + String.join(", ", literals) + "]";
    }

    private String literal(Seen fact) {
        if (fact.values().isEmpty() || random.nextInt(8) == 0) {
            return Text.of(fact.type(), anything(fact.type()));
        }
        return Text.of(fact.type(), near(fact.type(), any(fact.values())));
    }

    /** The value or one beside it, so that ends of ranges are met. */
    private Object near(TermType type, Object value) {
        int aside = Math.max(0, random.nextInt(5) - 2) - random.nextInt(2);
        return switch (type) {
            case INT -> within((Long) value + aside, LARGEST_NUMBER);
            case MONEY -> within((Long) value + aside, LARGEST_AMOUNT);
            case DATE -> {
                LocalDate day = ((LocalDate) value).plusDays(aside);
                yield day.getYear() < 1 || day.getYear() > 9999 ? value : day;
            }
            default -> value;
        };
    }

    private Object anything(TermType type) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case INT -> any(List.of(0L, -1L, LARGEST_NUMBER, -LARGEST_NUMBER));
            case MONEY -> any(List.of(0L, -1L, LARGEST_AMOUNT, -LARGEST_AMOUNT));
            case STRING -> any(strings);
            case DATE -> any(List.of(LocalDate.of(1, 1, 1), LocalDate.of(2020, 2, 29), LocalDate.of(9999, 12, 31)));
        };
    }

    private static Object within(long number, long largest) {
        return Math.max(-largest, Math.min(largest, number));
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
