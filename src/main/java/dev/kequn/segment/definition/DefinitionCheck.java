package dev.kequn.segment.definition;

import dev.kequn.customer.AttributeTypes;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleHolder;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a definition can stand beside those in force. In the Panache transaction of who asks. */
@ApplicationScoped
class DefinitionCheck {
    private final SegmentRepository segments;
    private final DefinitionRepository definitions;
    private final SegmentVocabulary vocabulary;
    private final AttributeTypes attributes;
    private final List<RuleHolder> holders;

    DefinitionCheck(
            SegmentRepository segments,
            DefinitionRepository definitions,
            SegmentVocabulary vocabulary,
            AttributeTypes attributes,
            @All List<RuleHolder> holders) {
        this.segments = segments;
        this.definitions = definitions;
        this.vocabulary = vocabulary;
        this.attributes = attributes;
        this.holders = holders;
    }

    /**
     * The rule that somebody wrote into it; null where none was.
     *
     * @throws ConditionRefusal {@link SegmentRefusal#INVALID_RULE}
     */
    @Nullable
    Rule rule(SegmentContent content) {
        return content.rule() == null ? null : vocabulary.compile(content.rule(), "rule");
    }

    /**
     * Refuses a rule that reads a declared attribute as something else.
     *
     * @throws Refusal {@link SegmentRefusal#INVALID_SEGMENT}
     */
    Uni<Void> attributes(@Nullable Rule rule) {
        return attributes.expectRead(rule == null ? Map.of() : Map.of("rule", rule), SegmentRefusal.INVALID_SEGMENT);
    }

    /**
     * Refuses a definition that builds on a segment which is not in force, or on itself.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_REFERENCE}, {@link SegmentRefusal#CYCLE}
     */
    Uni<Void> references(String code, SegmentContent content, @Nullable Rule rule) {
        Set<String> buildsOn = content.combination().codes().collect(Collectors.toCollection(TreeSet::new));
        if (rule != null) {
            buildsOn.addAll(References.of(rule));
        }
        Set<String> named = new TreeSet<>(buildsOn);
        if (content.seed() != null) {
            named.add(content.seed());
        }
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // A list that was taken from a rule does not follow it.
        Set<String> follows = content.kind() == SegmentKind.LIST ? Set.of() : buildsOn;
        return inForce()
                .invoke(others -> {
                    if (code.equals(content.seed())) {
                        throw new Refusal(SegmentRefusal.CYCLE, "seed", code + " would resemble itself");
                    }
                    if (others.wouldBeCyclic(code, follows)) {
                        String place = others.through(code, follows);
                        throw new Refusal(SegmentRefusal.CYCLE, place(content, place), code + " would build on itself");
                    }
                    named.stream()
                            .filter(one -> !others.contains(one))
                            .findFirst()
                            .ifPresent(missing -> {
                                throw new Refusal(
                                        SegmentRefusal.UNKNOWN_REFERENCE,
                                        place(content, missing),
                                        "No segment in force has the code " + missing);
                            });
                })
                .replaceWithVoid();
    }

    /** The argument that names the segment. */
    private static String place(SegmentContent content, String code) {
        String combined = content.combination().placeOf(code);
        return combined != null ? combined : code.equals(content.seed()) ? "seed" : "rule";
    }

    /**
     * Refuses where a segment in force, or a rule of another room, builds on this one.
     *
     * @throws Refusal {@link SegmentRefusal#IN_USE}
     */
    Uni<Void> unused(String code) {
        return inForce()
                .invoke(others -> others.usersOf(code).stream().findFirst().ifPresent(user -> inUse(code, user)))
                .chain(() -> Multi.createFrom()
                        .iterable(holders)
                        .onItem()
                        .transformToUniAndConcatenate(RuleHolder::rulesInForce)
                        .invoke(held -> held.stream()
                                .filter(rule -> References.of(rule.facts()).contains(code))
                                .findFirst()
                                .ifPresent(rule -> inUse(code, rule.holder())))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static void inUse(String code, String user) {
        throw new Refusal(SegmentRefusal.IN_USE, "code", "%s builds on %s".formatted(user, code));
    }

    private Uni<SegmentsInForce> inForce() {
        return definitions.inForce().chain(found -> segments.listAll().map(all -> {
            Map<Long, String> codes = all.stream().collect(Collectors.toMap(Segment::id, Segment::code));
            return new SegmentsInForce(found.stream()
                    .map(one -> vocabulary.active(codes.get(one.segmentId()), one))
                    .toList());
        }));
    }
}
