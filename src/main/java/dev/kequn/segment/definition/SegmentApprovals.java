package dev.kequn.segment.definition;

import dev.kequn.access.ApprovalRefusal;
import dev.kequn.access.Approvals;
import dev.kequn.access.Caller;
import dev.kequn.access.Reason;
import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes of definitions that were submitted. */
@ApplicationScoped
public class SegmentApprovals {
    private final SegmentRepository segments;
    private final DefinitionRepository definitions;
    private final DefinitionCheck check;
    private final Approvals approvals;
    private final SegmentSteps steps;

    SegmentApprovals(
            SegmentRepository segments,
            DefinitionRepository definitions,
            DefinitionCheck check,
            Approvals approvals,
            SegmentSteps steps) {
        this.segments = segments;
        this.definitions = definitions;
        this.check = check;
        this.approvals = approvals;
        this.steps = steps;
    }

    /**
     * Puts a submitted definition in force; membership follows with the next refresh, which is soon.
     *
     * @param version the version the caller has read
     * @param revision its revision
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#CHANGED_SINCE_SUBMISSION}, {@link SegmentRefusal#UNKNOWN_REFERENCE},
     *     {@link SegmentRefusal#CYCLE}, {@link SegmentRefusal#SELF_APPROVAL}, {@link SegmentRefusal#NOT_SUBMITTED}
     */
    @WithTransaction
    public Uni<SegmentStep> approve(Caller caller, String code, int version, int revision) {
        return segments.takeTurns()
                .chain(() -> segments.locked(code))
                .invoke(Segment::expectAlive)
                .chain(segment -> definitions
                        .requireOpen(segment)
                        .invoke(open -> open.expectSubmitted(version, revision))
                        .call(open -> check.references(code, open.content(), check.rule(open.content())))
                        .call(open -> steps.content(segment, open)
                                .chain(content -> approvals.approve(
                                        caller, SegmentDesk.SUBJECT, Long.toString(open.id()), content))
                                .onFailure(Refusal.class)
                                .transform(ApprovalRefusal.as(SegmentRefusal.class, "code")))
                        .call(open -> replace(segment))
                        .invoke(SegmentDefinition::approve)
                        .invoke(segment::follow)
                        .call(definitions::flush)
                        .call(open -> steps.note(caller, "segmentApprove", segment, open, VersionState.SUBMITTED))
                        .map(open -> new SegmentStep(segment, open)));
    }

    /** Before the next is put in force: the database allows one at a time. */
    private Uni<Void> replace(Segment segment) {
        return segment.inForce() == null
                ? Uni.createFrom().voidItem()
                : definitions
                        .findById(segment.inForce())
                        .invoke(SegmentDefinition::replace)
                        .call(definitions::flush)
                        .replaceWithVoid();
    }

    /**
     * Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes it back.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#NOT_SUBMITTED}, {@link SegmentRefusal#INVALID_REASON}
     */
    @WithTransaction
    public Uni<SegmentStep> reject(Caller caller, String code, String reason) {
        Reason.check(reason, SegmentRefusal.INVALID_REASON);
        return segments.locked(code).chain(segment -> definitions
                .requireOpen(segment)
                .invoke(SegmentDefinition::reopen)
                .call(open -> approvals
                        .sendBack(caller, SegmentDesk.SUBJECT, Long.toString(open.id()), reason)
                        .onFailure(Refusal.class)
                        .transform(ApprovalRefusal.as(SegmentRefusal.class, "code")))
                .call(open -> steps.note(caller, "segmentReject", segment, open, VersionState.SUBMITTED, reason))
                .map(open -> new SegmentStep(segment, open)));
    }
}
