package dev.kequn.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;

/** Refuses what CEL allows and rules do not, before types are looked at. */
final class SubsetCheck {
    static final String NUMBER_RANGE = "Numbers go from -10^15 to 10^15";
    private static final long LARGEST = 1_000_000_000_000_000L;

    private final RuleText text;
    private final TermCheck terms;

    SubsetCheck(Vocabulary vocabulary, RuleText text) {
        this.text = text;
        this.terms = new TermCheck(vocabulary, text);
    }

    void check(CelExpr expression) {
        switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT -> terms.identifier(expression);
            case CALL -> call(expression);
            case LIST -> throw text.fault(expression, "A list is allowed only on the right of 'in'");
            case SELECT ->
                throw text.fault(
                        expression,
                        "'.%s' is not allowed: terms have no fields"
                                .formatted(expression.select().field()));
            case MAP -> throw text.fault(expression, "Maps are not allowed");
            case STRUCT -> throw text.fault(expression, "Messages are not allowed");
            default -> throw text.fault(expression, "This is not allowed");
        }
    }

    private void call(CelExpr expression) {
        CelExpr.CelCall call = expression.call();
        if (call.target().isPresent()) {
            throw text.fault(expression, "'.%s(…)' is not allowed: terms have no functions".formatted(call.function()));
        }
        Operator operator = Operator.of(call.function()).orElse(null);
        if (operator == Operator.IN) {
            check(call.args().get(0));
            list(call.args().get(1));
        } else if (operator != null) {
            call.args().forEach(this::check);
        } else if (Refused.OPERATORS.containsKey(call.function())) {
            throw text.fault(expression, Refused.OPERATORS.get(call.function()));
        } else {
            function(expression);
        }
    }

    private void function(CelExpr expression) {
        List<CelExpr> arguments = expression.call().args();
        switch (expression.call().function()) {
            case RuleLanguage.MONEY, RuleLanguage.DATE -> Written.value(expression, text);
            case RuleLanguage.KNOWN -> known(expression, arguments);
            default -> terms.call(expression);
        }
    }

    private void known(CelExpr expression, List<CelExpr> arguments) {
        if (arguments.size() != 1 || !isTerm(arguments.get(0))) {
            throw text.fault(expression, "known(…) takes one term, such as known(%s)".formatted(terms.example()));
        }
        check(arguments.get(0));
    }

    private static boolean isTerm(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> true;
            case CALL ->
                Operator.of(expression.call().function()).isEmpty()
                        && !Refused.OPERATORS.containsKey(expression.call().function())
                        && !Written.isOne(expression)
                        && !expression.call().function().equals(RuleLanguage.KNOWN);
            default -> false;
        };
    }

    private void list(CelExpr list) {
        if (list.getKind() != CelExpr.ExprKind.Kind.LIST) {
            throw text.fault(list, "On the right of 'in' stands a list of literals, such as [\"A\", \"B\"]");
        }
        if (list.list().elements().isEmpty()) {
            throw text.fault(list, "The list is empty");
        }
        for (CelExpr element : list.list().elements()) {
            if (element.getKind() != CelExpr.ExprKind.Kind.CONSTANT && !Written.isOne(element)) {
                throw text.fault(element, "A list holds literals only");
            }
            check(element);
        }
    }

    private void constant(CelExpr expression) {
        CelConstant constant = expression.constant();
        switch (constant.getKind()) {
            case BOOLEAN_VALUE -> {}
            case INT64_VALUE -> number(expression, constant.int64Value());
            case STRING_VALUE -> string(expression, constant.stringValue());
            case NULL_VALUE ->
                throw text.fault(expression, "null is not allowed; known(…) asks whether there is a value");
            case DOUBLE_VALUE ->
                throw text.fault(expression, "Decimal numbers are not allowed; amounts are written money(\"12.34\")");
            case UINT64_VALUE -> throw text.fault(expression, "Unsigned numbers are not allowed");
            default -> throw text.fault(expression, "Bytes are not allowed");
        }
    }

    private void number(CelExpr expression, long number) {
        if (number < -LARGEST || number > LARGEST) {
            throw text.fault(expression, NUMBER_RANGE);
        }
    }

    private void string(CelExpr expression, String value) {
        if (value.indexOf(0) >= 0) {
            throw text.fault(expression, "A string holds no null character");
        }
    }
}
