package dev.kequn.loyalty.earning;

import dev.kequn.customer.event.EventFacts;
import dev.kequn.rule.Term;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;

/** The words of earning rules: the bank's, and of rules about events the event's own. */
@ApplicationScoped
class EarningVocabulary {
    private final Vocabulary event;
    private final Vocabulary period;

    EarningVocabulary(Vocabularies vocabularies) {
        this.period = vocabularies.shared();
        this.event = period.with(EventFacts.TERMS.toArray(Term[]::new));
    }

    Vocabulary of(TriggerKind trigger) {
        return trigger == TriggerKind.EVENT ? event : period;
    }
}
