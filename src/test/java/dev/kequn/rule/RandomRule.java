package dev.kequn.rule;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Well-typed rules over {@link Words}, each with what it means, said as plainly as can be. */
final class RandomRule {
    /** Values by term; a term that is not among them is missing. */
    record Customer(Map<String, Object> values) {}

    record Bool(String text, Predicate<Customer> meaning) {
        boolean holds(Customer customer) {
            return meaning.test(customer);
        }
    }

    /** A value as something that compares: numbers as BigInteger, strings as their UTF-8. */
    private record Value(String text, Function<Customer, Optional<Object>> meaning) {}

    private static final List<String> STRINGS =
            List.of("", "a", "A", "ab", "王", "\uff21", "\uffff", "\ud83d\ude00", "\ud83d\ude00a", "it's \\ \"");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 27);

    private final Random random;

    RandomRule(Random random) {
        this.random = random;
    }

    static Customer customer(Random random) {
        Map<String, Object> values = new HashMap<>();
        for (Term term : Words.VOCABULARY.terms()) {
            if (random.nextInt(4) > 0) {
                values.put(term.name(), value(random, term.type()));
            }
        }
        return new Customer(values);
    }

    Bool bool(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> comparison(TermType.INT, depth);
            case 1 -> comparison(TermType.MONEY, depth);
            case 2 -> comparison(random.nextBoolean() ? TermType.STRING : TermType.DATE, depth);
            case 3 -> oneOf(depth);
            case 4 -> known();
            case 5 -> truth(factOrLiteral(TermType.BOOL));
            case 6 -> not(bool(depth - 1));
            case 7 -> comparison(TermType.BOOL, depth);
            case 8 -> join("&&", bool(depth - 1), bool(depth - 1));
            default -> join("||", bool(depth - 1), bool(depth - 1));
        };
    }

    private Bool comparison(TermType type, int depth) {
        Value left = value(type, depth - 1);
        Value right = value(type, depth - 1);
        List<String> signs = List.of("==", "!=", "<", "<=", ">", ">=");
        String sign = signs.get(random.nextInt(type == TermType.BOOL ? 2 : 6));
        return new Bool("(%s %s %s)".formatted(left.text(), sign, right.text()), customer -> {
            Optional<Object> a = left.meaning().apply(customer);
            Optional<Object> b = right.meaning().apply(customer);
            return a.isPresent() && b.isPresent() && compares(sign, order(a.get(), b.get()));
        });
    }

    private Bool oneOf(int depth) {
        TermType type = TermType.values()[random.nextInt(TermType.values().length)];
        Value value = value(type, depth - 1);
        List<Value> literals = new ArrayList<>();
        do {
            literals.add(literal(type));
        } while (random.nextInt(3) > 0);
        String list = literals.stream().map(Value::text).collect(Collectors.joining(", "));
        return new Bool("(%s in [%s])".formatted(value.text(), list), customer -> literals.stream()
                .anyMatch(literal -> value.meaning()
                        .apply(customer)
                        .filter(found ->
                                order(found, literal.meaning().apply(customer).orElseThrow()) == 0)
                        .isPresent()));
    }

    private Bool known() {
        Value fact = fact(TermType.values()[random.nextInt(TermType.values().length)]);
        return new Bool(
                "known(" + fact.text() + ")",
                customer -> fact.meaning().apply(customer).isPresent());
    }

    private static Bool truth(Value bool) {
        return new Bool(bool.text(), customer -> bool.meaning().apply(customer).equals(Optional.of(true)));
    }

    private static Bool not(Bool bool) {
        return new Bool("!" + bracketed(bool.text()), customer -> !bool.holds(customer));
    }

    private static Bool join(String sign, Bool left, Bool right) {
        String text = "(%s %s %s)".formatted(left.text(), sign, right.text());
        return sign.equals("&&")
                ? new Bool(text, customer -> left.holds(customer) & right.holds(customer))
                : new Bool(text, customer -> left.holds(customer) | right.holds(customer));
    }

    private Value value(TermType type, int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return factOrLiteral(type);
        }
        if (type == TermType.BOOL) {
            Bool inner = bool(depth - 1);
            return inner.text().startsWith("(") || inner.text().startsWith("!")
                    ? new Value(bracketed(inner.text()), customer -> Optional.of(inner.holds(customer)))
                    : factOrLiteral(type);
        }
        return TermType.NUMERIC.contains(type) ? arithmetic(type, depth) : factOrLiteral(type);
    }

    private Value arithmetic(TermType type, int depth) {
        Value left = value(type, depth - 1);
        if (random.nextInt(4) == 0) {
            return new Value(
                    "-(" + left.text() + ")",
                    customer -> left.meaning().apply(customer).map(number -> ((BigInteger) number).negate()));
        }
        Value right = value(type, depth - 1);
        boolean plus = random.nextBoolean();
        return new Value(
                "(%s %s %s)".formatted(left.text(), plus ? "+" : "-", right.text()),
                customer -> left.meaning().apply(customer).flatMap(a -> right.meaning()
                        .apply(customer)
                        .map(b -> plus
                                ? ((BigInteger) a).add((BigInteger) b)
                                : ((BigInteger) a).subtract((BigInteger) b))));
    }

    private Value factOrLiteral(TermType type) {
        return random.nextInt(3) == 0 ? literal(type) : fact(type);
    }

    private Value fact(TermType type) {
        List<Term> terms = Words.VOCABULARY.terms().stream()
                .filter(term -> term.type() == type)
                .toList();
        Term term = terms.get(random.nextInt(terms.size()));
        String argument =
                term.parameters().isEmpty() ? "" : term.parameters().get(0).type() == TermType.INT ? "(90)" : "(\"x\")";
        return new Value(term.name() + argument, customer -> Optional.ofNullable(
                        customer.values().get(term.name()))
                .map(RandomRule::comparable));
    }

    private Value literal(TermType type) {
        Object value = value(random, type);
        String text =
                switch (type) {
                    case BOOL, INT -> value.toString();
                    case STRING -> '"' + ((String) value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
                    case DATE -> "date(\"" + value + "\")";
                    case MONEY -> "money(\"" + java.math.BigDecimal.valueOf((Long) value, 2) + "\")";
                };
        return new Value(text, customer -> Optional.of(comparable(value)));
    }

    /** Few distinct values, so that equal ones meet. */
    private static Object value(Random random, TermType type) {
        return switch (type) {
            case BOOL -> random.nextBoolean();
            case INT -> random.nextInt(20) == 0 ? 1_000_000_000_000_000L : (long) random.nextInt(9) - 4;
            case STRING -> STRINGS.get(random.nextInt(STRINGS.size()));
            case DATE -> DAY.plusDays(random.nextInt(5));
            case MONEY -> (long) random.nextInt(9) * 50 - 200;
        };
    }

    private static Object comparable(Object value) {
        if (value instanceof Long number) {
            return BigInteger.valueOf(number);
        }
        return value instanceof String string ? string.getBytes(StandardCharsets.UTF_8) : value;
    }

    @SuppressWarnings("unchecked")
    private static int order(Object a, Object b) {
        return a instanceof byte[] bytes
                ? Arrays.compareUnsigned(bytes, (byte[]) b)
                : ((Comparable<Object>) a).compareTo(b);
    }

    private static boolean compares(String sign, int order) {
        return switch (sign) {
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static String bracketed(String text) {
        return "(" + text + ")";
    }
}
