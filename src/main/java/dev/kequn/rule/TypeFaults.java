package dev.kequn.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What CEL's type checker complains of, in the words of the vocabulary. */
final class TypeFaults {
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '.*' applied to '\\((.*)\\)' .*", Pattern.DOTALL);
    private static final Pattern WRONG_TYPE = Pattern.compile("expected type '(.*)' but found '(.*)'");

    private final CelAbstractSyntaxTree parsed;
    private final RuleText text;

    TypeFaults(CelAbstractSyntaxTree parsed) {
        this.parsed = parsed;
        this.text = new RuleText(parsed.getSource());
    }

    /** The first, but before it an element that does not fit into its list: the list is blamed for it too. */
    RuleFault of(List<CelIssue> issues) {
        return of(issues.stream()
                .filter(issue -> WRONG_TYPE.matcher(issue.getMessage()).matches())
                .findFirst()
                .orElse(issues.get(0)));
    }

    private RuleFault of(CelIssue issue) {
        CelExpr expression = expression(issue.getExprId());
        Matcher operands = NO_OVERLOAD.matcher(issue.getMessage());
        if (operands.matches()) {
            return operands(expression.call(), List.of(operands.group(1).split(", ")));
        }
        Matcher types = WRONG_TYPE.matcher(issue.getMessage());
        if (types.matches()) {
            String subject =
                    expression.id() == parsed.getExpr().id() ? "A rule is a bool" : "Expected " + types.group(1);
            return text.faultAtStart(expression, "%s, found %s".formatted(subject, words(types.group(2))));
        }
        return RuleText.fault(issue, "Not a rule: " + issue.getMessage());
    }

    private RuleFault operands(CelExpr.CelCall call, List<String> found) {
        Operator operator = Operator.of(call.function()).orElseThrow();
        String left = found.get(0);
        if (operator.operands().stream().noneMatch(type -> type.word().equals(left))) {
            String side = operator.unary() ? "" : " on its left";
            return mismatch(operator, call.args().get(0), expected(operator), side, left);
        }
        String right = operator == Operator.IN ? "a list of " + left : left;
        return mismatch(operator, call.args().get(1), right, " on its right", found.get(1));
    }

    private RuleFault mismatch(Operator operator, CelExpr operand, String expected, String side, String found) {
        return text.faultAtStart(
                operand, "'%s' expects %s%s, found %s".formatted(operator.sign(), expected, side, words(found)));
    }

    private static String expected(Operator operator) {
        return Arrays.stream(TermType.values())
                .filter(operator.operands()::contains)
                .map(TermType::word)
                .collect(Collectors.joining(" or "));
    }

    private static String words(String celType) {
        return celType.replaceFirst("list\\((.*)\\)", "a list of $1");
    }

    private CelExpr expression(long id) {
        return CelNavigableAst.fromAst(parsed)
                .getRoot()
                .allNodes()
                .filter(node -> node.id() == id)
                .findFirst()
                .map(CelNavigableExpr::expr)
                .orElse(parsed.getExpr());
    }
}
