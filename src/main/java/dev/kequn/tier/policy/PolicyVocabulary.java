package dev.kequn.tier.policy;

import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The words of a policy's conditions: the bank's, as of the last day of the period, and what the assessment itself finds.
 * Tiers in force are left out: an assessment that read them would not come to the same result twice.
 */
@ApplicationScoped
class PolicyVocabulary {
    static final Term PREVIOUS_TIER = Term.local(
            "previousTier",
            TermType.STRING,
            "Code of the composite level held before the period; missing for one who was never assessed.");
    static final Term NEW_THIS_PERIOD =
            Term.local("newThisPeriod", TermType.BOOL, "Whether the relation began within the period.");
    static final Term PERIOD_AVERAGE_AUM =
            Term.local("periodAverageAum", TermType.MONEY, "Daily average of AUM over the period.");
    static final Term PERIOD_AVERAGE_LOAN =
            Term.local("periodAverageLoan", TermType.MONEY, "Daily average of loans over the period.");
    static final Term COMPOSITE_TIER =
            Term.local("compositeTier", TermType.STRING, "Code of the composite level the assessment gives.");

    /** What the assessment puts in, in the order of {@link CompiledPolicy#tell}. */
    static final List<Term> OWN =
            List.of(PREVIOUS_TIER, NEW_THIS_PERIOD, PERIOD_AVERAGE_AUM, PERIOD_AVERAGE_LOAN, COMPOSITE_TIER);

    private final Vocabulary floors;
    private final Vocabulary serviceRules;

    PolicyVocabulary(Vocabularies vocabularies) {
        this.floors = vocabularies
                .shared()
                .without("compositeTier", "serviceTier", "quadrant")
                .with(PREVIOUS_TIER, NEW_THIS_PERIOD, PERIOD_AVERAGE_AUM, PERIOD_AVERAGE_LOAN);
        this.serviceRules = floors.with(COMPOSITE_TIER);
    }

    /** For floors, which help to decide the composite level and cannot know it. */
    Vocabulary floors() {
        return floors;
    }

    Vocabulary serviceRules() {
        return serviceRules;
    }
}
