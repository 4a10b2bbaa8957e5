package dev.kequn.rule;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Values as they are written in a rule: plain literals, {@code money("…")} and {@code date("…")}. */
final class Written {
    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9]\\d{0,11})(\\.\\d{1,2})?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Written() {}

    /** Whether the expression is {@code money(…)} or {@code date(…)}. */
    static boolean isOne(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return false;
        }
        String function = expression.call().function();
        return function.equals(RuleLanguage.MONEY) || function.equals(RuleLanguage.DATE);
    }

    static boolean isArgument(CelExpr expression, TermType type) {
        if (type == TermType.DATE) {
            return isOne(expression) && expression.call().function().equals(RuleLanguage.DATE);
        }
        CelConstant.Kind kind = type == TermType.INT ? CelConstant.Kind.INT64_VALUE : CelConstant.Kind.STRING_VALUE;
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == kind;
    }

    /** The value of a constant, {@code money(…)} or {@code date(…)}. */
    static Object value(CelExpr expression, RuleText text) {
        if (!isOne(expression)) {
            CelConstant constant = expression.constant();
            return switch (constant.getKind()) {
                case BOOLEAN_VALUE -> constant.booleanValue();
                case INT64_VALUE -> constant.int64Value();
                case STRING_VALUE -> constant.stringValue();
                default -> throw new IllegalStateException(constant + " was let through");
            };
        }
        return expression.call().function().equals(RuleLanguage.MONEY)
                ? amount(expression, text)
                : day(expression, text);
    }

    private static Object amount(CelExpr expression, RuleText text) {
        String written = argument(expression, text, "money(…) takes one literal string, such as money(\"500000\")");
        if (!AMOUNT.matcher(written).matches()) {
            throw text.fault(
                    expression.call().args().get(0),
                    "Not an amount; up to 12 digits and two decimals, such as \"500000\" or \"12.34\"");
        }
        return new BigDecimal(written).movePointRight(2).longValueExact();
    }

    private static Object day(CelExpr expression, RuleText text) {
        String written = argument(expression, text, "date(…) takes one literal string, such as date(\"2026-01-31\")");
        try {
            if (DAY.matcher(written).matches()) {
                return LocalDate.parse(written);
            }
        } catch (DateTimeException noSuchDay) {
            // Said below, as for any other text.
        }
        throw text.fault(expression.call().args().get(0), "Not a day; days are written like \"2026-01-31\"");
    }

    private static String argument(CelExpr expression, RuleText text, String otherwise) {
        List<CelExpr> arguments = expression.call().args();
        if (arguments.size() != 1 || !isArgument(arguments.get(0), TermType.STRING)) {
            throw text.fault(expression, otherwise);
        }
        return arguments.get(0).constant().stringValue();
    }
}
