package dev.kequn.segment.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.job.graphql.JobRunView;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentApprovals;
import dev.kequn.segment.definition.SegmentDesk;
import dev.kequn.segment.definition.SegmentStep;
import dev.kequn.segment.membership.SegmentFollower;
import dev.kequn.segment.membership.SegmentRefreshes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Segments from draft to force, and out of it. */
@GraphQLApi
public class SegmentDeskApi {
    private final SegmentDesk desk;
    private final SegmentApprovals approvals;
    private final SegmentRefreshes refreshes;
    private final SegmentFollower follower;
    private final Callers callers;

    SegmentDeskApi(
            SegmentDesk desk,
            SegmentApprovals approvals,
            SegmentRefreshes refreshes,
            SegmentFollower follower,
            Callers callers) {
        this.desk = desk;
        this.approvals = approvals;
        this.refreshes = refreshes;
        this.follower = follower;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Writes the next version of a segment down, or rewrites the one that is being written as its next "
            + "revision. The segment is made with its first version. It has no effect until it is submitted and someone "
            + "else approves it. Errors: INVALID_SEGMENT, INVALID_RULE, UNKNOWN_REFERENCE, CYCLE, WRONG_STATE.")
    public Uni<SegmentPayload> segmentDraft(
            @NonNull @Name("input") @Description("What the segment is.") SegmentInput input) {
        Caller caller = callers.current();
        return answer(() -> desk.draft(caller, input.code(), input.toDomain()));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Submits the version that is being written for approval by someone else; its content, and the customers "
                    + "it names, are fixed unless it is sent back. Errors: UNKNOWN_SEGMENT, WRONG_STATE, NOT_TRAINED "
                    + "for a look-alike that was not trained since it was written.")
    public Uni<SegmentPayload> segmentSubmit(@NonNull @Name("code") @Description("The segment's code.") String code) {
        Caller caller = callers.current();
        return answer(() -> desk.submit(caller, code));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Puts in force what someone else submitted; membership follows within seconds to minutes, by the size "
            + "of the bank. Errors: UNKNOWN_SEGMENT, WRONG_STATE, CHANGED_SINCE_SUBMISSION, UNKNOWN_REFERENCE, CYCLE, "
            + "SELF_APPROVAL, NOT_SUBMITTED.")
    public Uni<SegmentPayload> segmentApprove(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version,
            @NonNull @Name("revision") @Description("Its revision; another one is refused.") int revision) {
        Caller caller = callers.current();
        return answer(() -> approvals.approve(caller, code, version, revision)).invoke(follower::wake);
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes "
                    + "it back. Errors: UNKNOWN_SEGMENT, WRONG_STATE, NOT_SUBMITTED, INVALID_REASON.")
    public Uni<SegmentPayload> segmentReject(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(() -> approvals.reject(caller, code, reason));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Ends a segment: its members leave, its code is not used again. Errors: UNKNOWN_SEGMENT, WRONG_STATE, "
            + "IN_USE when another segment, a rule or a campaign builds on it, INVALID_REASON.")
    public Uni<SegmentPayload> segmentRetire(
            @NonNull @Name("code") @Description("The segment's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(() -> desk.retire(caller, code, reason)).invoke(follower::wake);
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Has the whole bank looked at for a segment in force, and for every one that builds on it; follow the "
            + "run with jobs. Errors: UNKNOWN_SEGMENT.")
    public Uni<SegmentRefreshPayload> segmentRefresh(
            @NonNull @Name("code") @Description("The segment's code.") String code) {
        return refreshes
                .refresh(callers.current(), code)
                .map(run -> new SegmentRefreshPayload(JobRunView.of(run), List.of()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> new SegmentRefreshPayload(null, List.of(SegmentError.of(failure))));
    }

    private static Uni<SegmentPayload> answer(Supplier<Uni<SegmentStep>> step) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .map(SegmentPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> SegmentPayload.of(failure));
    }
}
