package dev.kequn.segment.definition;

import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.RuleFault;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The rules of segments: those that people write, and those that definitions stand for. */
@ApplicationScoped
public class SegmentVocabulary {
    /** Whether a definition of a list or look-alike names the customer; for the program alone. */
    private static final Term LISTED = Term.of(
            "listed",
            TermType.BOOL,
            "Whether the definition names the customer.",
            """
            coalesce((SELECT true FROM segment_entry named
                      WHERE named.customer_id = ${customer}.customer_id AND named.definition_id = ?), false)""",
            Parameter.integer("definition", 1, Integer.MAX_VALUE, "Which definition."));

    private static final String AGREED = " && consents(\"PROFILING\") && consents(\"MARKETING\")";

    private final Vocabulary forPeople;
    private final Vocabulary forUs;

    SegmentVocabulary(Vocabularies vocabularies) {
        this.forPeople = vocabularies.shared();
        this.forUs = forPeople.with(LISTED);
    }

    /**
     * The rule that somebody wrote.
     *
     * @param place the argument it came in, as the schema names it
     * @throws ConditionRefusal {@link SegmentRefusal#INVALID_RULE}
     */
    public Rule compile(String rule, String place) {
        try {
            return RuleCompiler.compile(rule, forPeople);
        } catch (RuleFault fault) {
            throw new ConditionRefusal(SegmentRefusal.INVALID_RULE, place, fault);
        }
    }

    /** Whom membership consists of while the definition is in force. */
    private Rule membership(SegmentDefinition definition) {
        SegmentContent content = definition.content();
        String text =
                switch (content.kind()) {
                    case RULE -> content.rule();
                    case COMBINATION -> content.combination().rule();
                    case LIST -> listed(definition);
                    case LOOKALIKE ->
                        listed(definition) + AGREED + (content.rule() == null ? "" : " && !(" + content.rule() + ")");
                };
        try {
            return RuleCompiler.compile(text, forUs);
        } catch (RuleFault fault) {
            throw new IllegalStateException("Definition %d is no rule any more".formatted(definition.id()), fault);
        }
    }

    /** The segment that membership follows while the definition is in force. */
    ActiveSegment active(String code, SegmentDefinition definition) {
        Rule rule = membership(definition);
        String seed = definition.content().seed();
        return new ActiveSegment(
                definition.segmentId(),
                code,
                definition.id(),
                rule,
                References.of(rule),
                seed == null ? Set.of() : Set.of(seed));
    }

    private static String listed(SegmentDefinition definition) {
        return "listed(%d)".formatted(definition.id());
    }
}
