package dev.kequn.rule;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The back end in SQL: conditions as expressions. SQL has a third truth where a value is missing; it counts as false
 * wherever a row is chosen, so it is only made false in so many words under a NOT or a comparison of truths.
 */
final class SqlConditions {
    private final FactSql sql;
    private final Function<Fact, String> facts;

    /** @param facts where the value of a fact stands in the statement */
    SqlConditions(FactSql sql, Function<Fact, String> facts) {
        this.sql = sql;
        this.facts = facts;
    }

    /** True for whom the condition holds; false or null for all others. */
    String chosen(Condition condition) {
        return of(condition, false);
    }

    private String exact(Condition condition) {
        return of(condition, true);
    }

    private String of(Condition condition, boolean exact) {
        if (condition instanceof Condition.And and) {
            return joined(cheapestFirst(texts(and.parts(), exact)), " AND ");
        }
        if (condition instanceof Condition.Or or) {
            return joined(cheapestFirst(texts(or.parts(), exact)), " OR ");
        }
        if (condition instanceof Condition.Not not) {
            return "(NOT " + exact(not.condition()) + ")";
        }
        if (condition instanceof Condition.Known known) {
            return "(" + facts.apply(known.fact()) + " IS NOT NULL)";
        }
        String leaf = leaf(condition, exact);
        return exact ? "(" + leaf + " IS TRUE)" : leaf;
    }

    private List<String> texts(List<Condition> parts, boolean exact) {
        return parts.stream().map(part -> of(part, exact)).toList();
    }

    /** PostgreSQL goes from left to right, and stops where the rest cannot matter: what is at hand stands before look-ups. */
    private static List<String> cheapestFirst(List<String> texts) {
        return texts.stream()
                .sorted(Comparator.comparing(text -> text.contains("SELECT")))
                .toList();
    }

    private static String joined(List<String> texts, String word) {
        return texts.stream().collect(Collectors.joining(word, "(", ")"));
    }

    private String leaf(Condition condition, boolean exact) {
        if (condition instanceof Condition.Compare compare) {
            String collation = compare.left().type() == TermType.STRING
                            && compare.comparison().ordered()
                    ? " COLLATE \"C\" "
                    : " ";
            return "(" + operand(compare.left()) + collation
                    + compare.comparison().sql() + " " + operand(compare.right()) + ")";
        }
        if (condition instanceof Condition.OneOf oneOf) {
            List<Object> literals =
                    oneOf.literals().stream().map(Operand.Literal::value).toList();
            return "(" + operand(oneOf.operand()) + " = ANY ("
                    + sql.bind(literals, oneOf.operand().type()) + "))";
        }
        Operand held = ((Condition.Holds) condition).operand();
        return held instanceof Operand.Truth truth ? of(truth.condition(), exact) : operand(held);
    }

    private String operand(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return sql.bind(literal.value(), literal.type());
        }
        if (operand instanceof Operand.FactValue value) {
            return facts.apply(value.fact());
        }
        if (operand instanceof Operand.Sum sum) {
            return "(" + operand(sum.left()) + " + " + operand(sum.right()) + ")";
        }
        if (operand instanceof Operand.Difference difference) {
            return "(" + operand(difference.left()) + " - " + operand(difference.right()) + ")";
        }
        if (operand instanceof Operand.Negative negative) {
            return "(- " + operand(negative.operand()) + ")";
        }
        return exact(((Operand.Truth) operand).condition());
    }
}
