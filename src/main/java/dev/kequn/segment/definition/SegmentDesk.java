package dev.kequn.segment.definition;

import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.Rule;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Segments as they are written, submitted and ended. */
@ApplicationScoped
public class SegmentDesk {
    static final String SUBJECT = "Segment";

    private final SegmentRepository segments;
    private final DefinitionRepository definitions;
    private final DefinitionCheck check;
    private final ListEntries entries;
    private final Approvals approvals;
    private final SegmentSteps steps;
    private final TrainedModels models;

    SegmentDesk(
            SegmentRepository segments,
            DefinitionRepository definitions,
            DefinitionCheck check,
            ListEntries entries,
            Approvals approvals,
            SegmentSteps steps,
            TrainedModels models) {
        this.segments = segments;
        this.definitions = definitions;
        this.check = check;
        this.entries = entries;
        this.approvals = approvals;
        this.steps = steps;
        this.models = models;
    }

    /**
     * Writes the next version of a segment down, or rewrites the one that is being written as its next revision. The
     * segment is made with its first.
     *
     * @throws Refusal {@link SegmentRefusal#INVALID_SEGMENT}, {@link ConditionRefusal},
     *     {@link SegmentRefusal#UNKNOWN_REFERENCE}, {@link SegmentRefusal#CYCLE}, {@link SegmentRefusal#WRONG_STATE}
     */
    @WithTransaction
    public Uni<SegmentStep> draft(Caller caller, String code, SegmentContent content) {
        ContentCheck.check(code, content);
        Rule rule = check.rule(content);
        return check.attributes(rule)
                .chain(() -> check.references(code, content, rule))
                .chain(() -> segments.made(code, content.kind()))
                .invoke(segment -> expectKind(segment, content))
                .chain(segment -> definitions
                        .open(segment)
                        .chain(open -> open == null
                                ? written(caller, segment, content, rule)
                                : rewritten(caller, segment, open, content, rule)));
    }

    private Uni<SegmentStep> written(Caller caller, Segment segment, SegmentContent content, @Nullable Rule rule) {
        return definitions
                .persistAndFlush(new SegmentDefinition(segment, content, caller))
                .call(draft -> content.kind() != SegmentKind.LIST
                        ? Uni.createFrom().voidItem()
                        : rule == null ? entries.copy(draft, segment.inForce()) : entries.take(draft, rule))
                .call(draft -> steps.note(caller, "segmentDraft", segment, draft, null))
                .map(draft -> new SegmentStep(segment, draft));
    }

    /** A look-alike that says something else has to be trained again. */
    private Uni<SegmentStep> rewritten(
            Caller caller, Segment segment, SegmentDefinition open, SegmentContent content, @Nullable Rule rule) {
        boolean same = open.content().equals(content);
        return definitions
                .persistAndFlush(open.rewrite(content))
                .call(draft -> content.kind() == SegmentKind.LIST && rule != null
                        ? entries.take(draft, rule)
                        : content.kind() == SegmentKind.LOOKALIKE && !same
                                ? entries.empty(draft).chain(() -> models.drop(draft))
                                : Uni.createFrom().voidItem())
                .call(draft -> steps.note(caller, "segmentDraft", segment, draft, VersionState.DRAFT))
                .map(draft -> new SegmentStep(segment, draft));
    }

    /**
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#NOT_TRAINED}
     */
    @WithTransaction
    public Uni<SegmentStep> submit(Caller caller, String code) {
        return segments.locked(code).invoke(Segment::expectAlive).chain(segment -> definitions
                .requireOpen(segment)
                .invoke(SegmentDefinition::submit)
                .call(models::expect)
                .call(open -> steps.content(segment, open)
                        .chain(content -> approvals.submit(caller, SUBJECT, Long.toString(open.id()), content)))
                .call(open -> steps.note(caller, "segmentSubmit", segment, open, VersionState.DRAFT))
                .map(open -> new SegmentStep(segment, open)));
    }

    /**
     * Ends a segment: its members leave with the next refresh, its code is not used again.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#IN_USE}, {@link SegmentRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<SegmentStep> retire(Caller caller, String code, String reason) {
        Reason.check(reason, SegmentRefusal.INVALID_REASON);
        return segments.takeTurns()
                .chain(() -> segments.locked(code))
                .invoke(Segment::expectAlive)
                .call(segment -> check.unused(code))
                .chain(segment -> definitions
                        .<SegmentDefinition>findById(inForce(segment))
                        .invoke(last -> segment.retire(Instant.now(), reason))
                        .call(last -> steps.note(caller, "segmentRetire", segment, last, VersionState.APPROVED, reason))
                        .map(last -> new SegmentStep(segment, last)));
    }

    private static long inForce(Segment segment) {
        Long id = segment.inForce();
        if (id == null) {
            throw new Refusal(SegmentRefusal.WRONG_STATE, "code", "The segment was never in force");
        }
        return id;
    }

    private static void expectKind(Segment segment, SegmentContent content) {
        segment.expectAlive();
        if (segment.kind() != content.kind()) {
            throw new Refusal(
                    SegmentRefusal.INVALID_SEGMENT, "kind", "%s is a %s".formatted(segment.code(), segment.kind()));
        }
    }
}
