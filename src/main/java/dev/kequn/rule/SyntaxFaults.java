package dev.kequn.rule;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CEL's parser complains of, in plain words. */
final class SyntaxFaults {
    private record Words(Pattern complaint, UnaryOperator<String> words) {}

    private static final List<Words> ALL = List.of(
            words("(?:mismatched|extraneous) input '<EOF>'.*|missing .* at '<EOF>'", end -> "The rule ends too early"),
            words("(?:mismatched|extraneous) input '(.*)' expecting .*", SyntaxFaults::unexpected),
            words("missing .* at '(.*)'", SyntaxFaults::unexpected),
            words("no viable alternative at input '(.*)'", SyntaxFaults::unexpected),
            words(
                    "token recognition error at: '[\"'].*'|String literal contains .*",
                    text -> "The string is not closed, or has an unknown escape"),
            words("token recognition error at: '= *'", sign -> "'=' is not an operator; '==' compares"),
            words("token recognition error at: '(.*)'", SyntaxFaults::unexpected),
            words("reserved identifier: (.*)", "'%s' is a reserved word"::formatted),
            words("For input string: .*|Error at index .*", number -> SubsetCheck.NUMBER_RANGE),
            words("Invalid unicode code point", code -> "The string has an escape that is no character"),
            words("unsupported syntax '(.*)'", "'%s' is not allowed"::formatted),
            words("Expression recursion limit exceeded.*", limit -> "The rule is nested too deeply"));

    private SyntaxFaults() {}

    static RuleFault of(CelIssue issue) {
        for (Words words : ALL) {
            Matcher matcher = words.complaint().matcher(issue.getMessage());
            if (matcher.matches()) {
                return RuleText.fault(issue, words.words().apply(matcher.groupCount() == 0 ? "" : matcher.group(1)));
            }
        }
        return RuleText.fault(issue, "Not a rule: " + issue.getMessage());
    }

    private static String unexpected(String token) {
        return "Unexpected '%s'".formatted(token.strip());
    }

    private static Words words(String complaint, UnaryOperator<String> words) {
        return new Words(Pattern.compile(complaint, Pattern.DOTALL), words);
    }
}
