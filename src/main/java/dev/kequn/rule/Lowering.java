package dev.kequn.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** From CEL's checked tree to ours. Everything has been checked: what it does not know is a programming error. */
final class Lowering {
    private final Vocabulary vocabulary;
    private final CelAbstractSyntaxTree checked;
    private final RuleText text;

    Lowering(Vocabulary vocabulary, CelAbstractSyntaxTree checked) {
        this.vocabulary = vocabulary;
        this.checked = checked;
        this.text = new RuleText(checked.getSource());
    }

    Condition condition(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return new Condition.Holds(operand(expression));
        }
        List<CelExpr> arguments = expression.call().args();
        String function = expression.call().function();
        if (function.equals(RuleLanguage.KNOWN)) {
            return new Condition.Known(fact(arguments.get(0)));
        }
        Operator operator = Operator.of(function).orElse(null);
        if (operator == null) {
            return new Condition.Holds(operand(expression));
        }
        return switch (operator) {
            case AND -> new Condition.And(parts(expression, Condition.And.class, Condition.And::parts));
            case OR -> new Condition.Or(parts(expression, Condition.Or.class, Condition.Or::parts));
            case NOT -> new Condition.Not(condition(arguments.get(0)));
            case IN -> new Condition.OneOf(operand(arguments.get(0)), literals(arguments.get(1)));
            default ->
                new Condition.Compare(
                        Objects.requireNonNull(operator.comparison()),
                        operand(arguments.get(0)),
                        operand(arguments.get(1)));
        };
    }

    /** The conditions joined by one operator, however they are bracketed. */
    private <C extends Condition> List<Condition> parts(
            CelExpr expression, Class<C> same, Function<C, List<Condition>> inner) {
        List<Condition> parts = new ArrayList<>();
        for (CelExpr argument : expression.call().args()) {
            Condition part = condition(argument);
            if (same.isInstance(part)) {
                parts.addAll(inner.apply(same.cast(part)));
            } else {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    private Operand operand(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT || Written.isOne(expression)) {
            return literal(expression);
        }
        if (expression.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return new Operand.FactValue(fact(expression));
        }
        List<CelExpr> arguments = expression.call().args();
        if (expression.call().function().equals(RuleLanguage.KNOWN)) {
            return new Operand.Truth(condition(expression));
        }
        Operator operator = Operator.of(expression.call().function()).orElse(null);
        if (operator == null) {
            return new Operand.FactValue(fact(expression));
        }
        return switch (operator) {
            case PLUS -> new Operand.Sum(operand(arguments.get(0)), operand(arguments.get(1)));
            case MINUS -> new Operand.Difference(operand(arguments.get(0)), operand(arguments.get(1)));
            case NEGATIVE -> new Operand.Negative(operand(arguments.get(0)));
            default -> new Operand.Truth(condition(expression));
        };
    }

    private List<Operand.Literal> literals(CelExpr list) {
        return list.list().elements().stream().map(this::literal).toList();
    }

    private Operand.Literal literal(CelExpr expression) {
        TermType type = RuleLanguage.typeOf(checked.getType(expression.id()).orElseThrow());
        return new Operand.Literal(type, Written.value(expression, text));
    }

    private Fact fact(CelExpr expression) {
        boolean call = expression.getKind() == CelExpr.ExprKind.Kind.CALL;
        String name = call ? expression.call().function() : expression.ident().name();
        List<Object> arguments = call
                ? expression.call().args().stream()
                        .map(argument -> Written.value(argument, text))
                        .toList()
                : List.of();
        return new Fact(Objects.requireNonNull(vocabulary.find(name)), arguments);
    }
}
