package dev.kequn.rule;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;

/** Where the expressions of a rule stand in its text. */
final class RuleText {
    private final CelSource source;

    RuleText(CelSource source) {
        this.source = source;
    }

    /** A fault at the sign of an operator, or at the first character of anything else. */
    RuleFault fault(CelExpr expression, String message) {
        return fault(offset(expression), message);
    }

    /** A fault at the first character of the expression. */
    RuleFault faultAtStart(CelExpr expression, String message) {
        return fault(start(expression), message);
    }

    static RuleFault fault(CelIssue issue, String message) {
        return fault(issue.getSourceLocation(), message);
    }

    private RuleFault fault(int offset, String message) {
        return fault(source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0)), message);
    }

    private static RuleFault fault(CelSourceLocation place, String message) {
        return new RuleFault(Math.max(place.getLine(), 1), Math.max(place.getColumn(), 0) + 1, message);
    }

    private int start(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelExpr.CelCall call = expression.call();
            boolean infix =
                    Operator.of(call.function()).filter(sign -> !sign.unary()).isPresent();
            return infix ? start(call.args().get(0)) : offset(expression);
        }
        return offset(expression);
    }

    private int offset(CelExpr expression) {
        int offset = source.getPositionsMap().getOrDefault(expression.id(), 0);
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            return before(offset, expression.call().function());
        }
        boolean negative = expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.INT64_VALUE
                && expression.constant().int64Value() < 0;
        return negative ? before(offset, "-") : offset;
    }

    /** CEL places a call at its bracket and a negative number at its digits; people look for what stands before. */
    private int before(int offset, String name) {
        int end = offset;
        while (end > 0 && Character.isWhitespace(source.getContent().get(end - 1))) {
            end--;
        }
        int start = end - name.length();
        return start >= 0 && source.getContent().slice(start, end).toString().equals(name) ? start : offset;
    }
}
