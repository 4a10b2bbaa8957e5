package dev.kequn.segment.lookalike;

import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.Rule;
import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentDefinition;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.definition.SegmentRefusal;
import dev.kequn.segment.definition.SegmentVocabulary;
import dev.kequn.segment.definition.Segments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drafts of look-alikes, and what they want of their models. */
@ApplicationScoped
class LookalikeDrafts {
    private final Segments segments;
    private final SegmentVocabulary vocabulary;

    LookalikeDrafts(Segments segments, SegmentVocabulary vocabulary) {
        this.segments = segments;
        this.vocabulary = vocabulary;
    }

    /**
     * The draft of the look-alike with this code.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE}
     */
    Uni<SegmentDefinition> draft(String code) {
        return segments.byCode(code)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment"))
                .chain(segment -> definitions(segment).map(found -> found.stream()
                        .filter(one -> one.state() == VersionState.DRAFT && segment.kind() == SegmentKind.LOOKALIKE)
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                SegmentRefusal.WRONG_STATE, "code", "No draft of a look-alike is being written"))));
    }

    /** The aim of the draft that a task was made for; what it wants if it was written anew does not matter any more. */
    Uni<LookalikeAim> aim(LookalikeTask task) {
        return segments.definition(task.definitionId()).chain(this::aim);
    }

    /** @throws Refusal {@link SegmentRefusal#UNKNOWN_REFERENCE} */
    Uni<LookalikeAim> aim(SegmentDefinition draft) {
        String seed = Objects.requireNonNull(draft.content().seed());
        return segments.byCode(seed)
                .onItem()
                .ifNull()
                .failWith(
                        () -> new Refusal(SegmentRefusal.UNKNOWN_REFERENCE, "seed", "No segment has the code " + seed))
                .chain(segment -> definitions(segment)
                        .map(found -> new LookalikeAim(
                                draft.id(),
                                draft.content(),
                                vocabulary.mayBeAddressed(draft.content()),
                                segment.id(),
                                asked(found))));
    }

    private Uni<List<SegmentDefinition>> definitions(Segment segment) {
        return segments.definitionsOf(List.of(segment.id())).map(found -> found.getOrDefault(segment.id(), List.of()));
    }

    private Set<String> asked(List<SegmentDefinition> ofSeed) {
        return ofSeed.stream()
                .filter(one -> one.state() == VersionState.APPROVED)
                .map(one -> one.content().rule())
                .filter(Objects::nonNull)
                .flatMap(rule -> facts(rule).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<String> facts(@Nullable String text) {
        Rule rule = vocabulary.compile(Objects.requireNonNull(text), "seed");
        return rule.facts().stream().map(FeatureName::of).collect(Collectors.toSet());
    }
}
