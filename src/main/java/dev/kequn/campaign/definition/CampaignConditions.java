package dev.kequn.campaign.definition;

import dev.kequn.customer.event.EventFacts;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.Term;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of campaigns, which use the bank's words and the event's own. */
@ApplicationScoped
class CampaignConditions {
    static final String ENTRY = "entry.condition";

    private final Vocabulary words;

    CampaignConditions(Vocabularies vocabularies) {
        this.words = vocabularies.shared().with(EventFacts.TERMS.toArray(Term[]::new));
    }

    /**
     * Every condition there is, by the place it is written in.
     *
     * @throws ConditionRefusal {@link CampaignRefusal#INVALID_CONDITION} for the first that is none
     */
    Map<String, Rule> of(CampaignContent content) {
        return of(content, words);
    }

    static Map<String, Rule> of(CampaignContent content, Vocabulary words) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        read(content.terms().entryCondition(), ENTRY, words, rules);
        for (int i = 0; i < content.steps().size(); i++) {
            read(content.steps().get(i).condition(), ofStep(i), words, rules);
        }
        return rules;
    }

    /** Whether somebody is in the segment. */
    Rule memberOf(String segment) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        read("inSegment(\"%s\")".formatted(segment), segment, words, rules);
        return rules.values().iterator().next();
    }

    static String ofStep(int position) {
        return "steps[" + position + "].condition";
    }

    private static void read(@Nullable String text, String place, Vocabulary words, Map<String, Rule> rules) {
        if (text != null) {
            rules.put(place, RuleCompiler.compile(text, words, CampaignRefusal.INVALID_CONDITION, place));
        }
    }
}
