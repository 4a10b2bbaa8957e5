package dev.kequn.offer.definition;

import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of offers, which use the words that all rooms share. */
@ApplicationScoped
public class OfferConditions {
    public static final String ELIGIBILITY = "eligibility";

    private final Vocabulary words;

    OfferConditions(Vocabularies vocabularies) {
        this.words = vocabularies.shared();
    }

    /**
     * Every condition there is, by the place it is written in: {@link #ELIGIBILITY}, {@link #ofContext}.
     *
     * @throws ConditionRefusal {@link OfferRefusal#INVALID_CONDITION} for the first that is none
     */
    public Map<String, Rule> of(OfferContent content) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        read(content.terms().eligibility(), ELIGIBILITY, rules);
        for (int i = 0; i < content.contexts().size(); i++) {
            read(content.contexts().get(i).condition(), ofContext(i), rules);
        }
        return rules;
    }

    /** Where the condition of the context at this position, counted from 0, is written. */
    public static String ofContext(int position) {
        return "contexts[" + position + "].condition";
    }

    private void read(@Nullable String text, String place, Map<String, Rule> rules) {
        if (text != null) {
            rules.put(place, RuleCompiler.compile(text, words, OfferRefusal.INVALID_CONDITION, place));
        }
    }
}
