package dev.kequn.loyalty.earning;

import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Checks and compiles the conditions of earning rules. */
@ApplicationScoped
class EarningConditions {
    private final EarningVocabulary vocabulary;

    EarningConditions(EarningVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** @throws ConditionRefusal for the first condition that is no rule of the vocabulary */
    void check(EarningTerms terms) {
        conditions(terms, vocabulary.of(terms.trigger().kind()));
    }

    CompiledEarningRule compile(EarningRule rule) {
        return compile(rule, vocabulary.of(rule.terms().trigger().kind()));
    }

    static CompiledEarningRule compile(EarningRule rule, Vocabulary words) {
        EarningTerms terms = rule.terms();
        return new CompiledEarningRule(rule, terms, conditions(terms, words));
    }

    /** The rule's own condition and those of its multipliers. */
    private static List<Rule> conditions(EarningTerms terms, Vocabulary words) {
        List<Rule> rules = new ArrayList<>();
        rules.add(rule(terms.condition() == null ? "true" : terms.condition(), words, "condition"));
        for (int i = 0; i < terms.multipliers().size(); i++) {
            rules.add(rule(terms.multipliers().get(i).condition(), words, "multipliers[" + i + "].condition"));
        }
        return rules;
    }

    private static Rule rule(String text, Vocabulary words, String place) {
        return RuleCompiler.compile(text, words, EarningRuleRefusal.INVALID_CONDITION, place);
    }
}
