package dev.kequn.segment.definition;

import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Lookup;
import dev.kequn.rule.Parameter;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleCompiler;
import dev.kequn.rule.RuleFault;
import dev.kequn.rule.Term;
import dev.kequn.rule.TermType;
import dev.kequn.rule.Vocabularies;
import dev.kequn.rule.Vocabulary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rules of segments: those that people write, and those that definitions stand for. */
@ApplicationScoped
public class SegmentVocabulary {
    /** Whether a definition of a list or look-alike names the customer; for the program alone. */
    private static final Term LISTED = Term.of(
            "listed",
            TermType.BOOL,
            "Whether the definition names the customer.",
            Lookup.finds(
                    """
                    FROM segment_entry named
                    WHERE named.customer_id = ${customer}.customer_id AND named.definition_id = ?"""),
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
        return RuleCompiler.compile(rule, forPeople, SegmentRefusal.INVALID_RULE, place);
    }

    /** Whom membership consists of while the definition is in force; made of parts, for it may be longer than a rule. */
    private Rule membership(SegmentDefinition definition) {
        SegmentContent content = definition.content();
        return switch (content.kind()) {
            case RULE -> ours(definition, String.valueOf(content.rule()));
            case COMBINATION -> combined(definition, content.combination());
            case LIST -> ours(definition, listed(definition));
            case LOOKALIKE -> {
                Rule listed = ours(definition, listed(definition) + AGREED);
                yield content.rule() == null
                        ? listed
                        : Rule.everyOf(
                                List.of(listed, ours(definition, content.rule()).negated()));
            }
        };
    }

    private Rule combined(SegmentDefinition definition, Combination combination) {
        Function<String, Rule> in = code -> ours(definition, "inSegment(\"%s\")".formatted(code));
        List<Rule> parts = new ArrayList<>();
        combination.everyOf().forEach(code -> parts.add(in.apply(code)));
        if (!combination.anyOf().isEmpty()) {
            parts.add(Rule.anyOf(combination.anyOf().stream().map(in).toList()));
        }
        combination.noneOf().forEach(code -> parts.add(in.apply(code).negated()));
        return Rule.everyOf(parts);
    }

    private Rule ours(SegmentDefinition definition, String text) {
        try {
            return RuleCompiler.compile(text, forUs);
        } catch (RuleFault fault) {
            throw new IllegalStateException("No rule any more: " + text, fault);
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

    /** Whom a look-alike may learn from and name: customers who agreed and are not excluded. */
    public Rule mayBeAddressed(SegmentContent content) {
        Rule agreed = compile("status == \"ACTIVE\"" + AGREED, "rule");
        return content.rule() == null
                ? agreed
                : Rule.everyOf(List.of(agreed, compile(content.rule(), "rule").negated()));
    }

    private static String listed(SegmentDefinition definition) {
        return "listed(%d)".formatted(definition.id());
    }
}
