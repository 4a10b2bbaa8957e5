package dev.kequn.rule;

import dev.cel.common.ast.CelExpr;
import java.util.List;

/** Checks that terms are there, and that their arguments are literals within their range. */
final class TermCheck {
    private final Vocabulary vocabulary;
    private final RuleText text;

    TermCheck(Vocabulary vocabulary, RuleText text) {
        this.vocabulary = vocabulary;
        this.text = text;
    }

    void identifier(CelExpr expression) {
        Term term = term(expression, expression.ident().name());
        if (!term.parameters().isEmpty()) {
            throw text.fault(expression, "'%s' takes arguments: %s".formatted(term.name(), signature(term)));
        }
    }

    void call(CelExpr expression) {
        String name = expression.call().function();
        if (Refused.FUNCTIONS.contains(name) && vocabulary.find(name) == null) {
            throw text.fault(expression, "'%s(…)' is not allowed".formatted(name));
        }
        Term term = term(expression, name);
        List<CelExpr> arguments = expression.call().args();
        if (term.parameters().isEmpty()) {
            throw text.fault(expression, "'%s' takes no arguments: %s".formatted(name, signature(term)));
        }
        if (arguments.size() != term.parameters().size()) {
            throw text.fault(expression, "'%s' takes other arguments: %s".formatted(name, signature(term)));
        }
        for (int i = 0; i < arguments.size(); i++) {
            argument(term.parameters().get(i), arguments.get(i), term);
        }
    }

    /** A term to show in a message. */
    String example() {
        return vocabulary.terms().stream()
                .filter(term -> term.parameters().isEmpty())
                .findFirst()
                .map(Term::name)
                .orElse("term");
    }

    private Term term(CelExpr expression, String name) {
        Term term = vocabulary.find(name);
        if (term != null) {
            return term;
        }
        List<String> names = vocabulary.terms().stream().map(Term::name).toList();
        String hint = NearestName.to(name, names)
                .map("; did you mean '%s'?"::formatted)
                .orElse("");
        throw text.fault(expression, "Unknown term '%s'%s".formatted(name, hint));
    }

    private void argument(Parameter parameter, CelExpr argument, Term term) {
        if (!Written.isArgument(argument, parameter.type())) {
            throw text.fault(
                    argument,
                    "'%s' of '%s' is written as a literal %s"
                            .formatted(
                                    parameter.name(),
                                    term.name(),
                                    parameter.type().word()));
        }
        if (!parameter.admits(Written.value(argument, text))) {
            throw text.fault(
                    argument, "'%s' of '%s' goes from %s".formatted(parameter.name(), term.name(), parameter.range()));
        }
    }

    private static String signature(Term term) {
        if (term.parameters().isEmpty()) {
            return term.name();
        }
        List<String> parameters = term.parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.type().word())
                .toList();
        return term.name() + "(" + String.join(", ", parameters) + ")";
    }
}
