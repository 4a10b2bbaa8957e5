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
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    private static final String AGREED = "consents(\"PROFILING\") && consents(\"MARKETING\")";

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

    /** Whom membership consists of while the definition is in force; composed of rules, for texts have a limit. */
    private Rule membership(SegmentDefinition definition) {
        SegmentContent content = definition.content();
        return switch (content.kind()) {
            case RULE -> ours(Objects.requireNonNull(content.rule()));
            case COMBINATION -> combination(content.combination());
            case LIST -> listed(definition);
            case LOOKALIKE -> unless(listed(definition).and(ours(AGREED)), content.rule());
        };
    }

    private Rule combination(Combination of) {
        List<Rule> parts = new ArrayList<>();
        of.everyOf().forEach(code -> parts.add(member(code)));
        of.anyOf().stream().map(this::member).reduce(Rule::or).ifPresent(parts::add);
        of.noneOf().forEach(code -> parts.add(member(code).negated()));
        return parts.stream().reduce(Rule::and).orElseThrow();
    }

    /** Codes have no character that would need an escape. */
    private Rule member(String code) {
        return ours("inSegment(\"%s\")".formatted(code));
    }

    private Rule ours(String text) {
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
        return unless(ours("status == \"ACTIVE\" && " + AGREED), content.rule());
    }

    private Rule unless(Rule rule, @Nullable String excluded) {
        return excluded == null ? rule : rule.and(ours(excluded).negated());
    }

    private Rule listed(SegmentDefinition definition) {
        return ours("listed(%d)".formatted(definition.id()));
    }
}
