package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.definition.CampaignApprovals;
import dev.kequn.campaign.definition.CampaignChange;
import dev.kequn.campaign.definition.CampaignDesk;
import dev.kequn.job.JobQueue;
import dev.kequn.platform.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Campaigns from draft to force. */
@GraphQLApi
public class CampaignDeskApi {
    private final CampaignDesk desk;
    private final CampaignApprovals approvals;
    private final JobQueue queue;
    private final Callers callers;

    CampaignDeskApi(CampaignDesk desk, CampaignApprovals approvals, JobQueue queue, Callers callers) {
        this.desk = desk;
        this.approvals = approvals;
        this.queue = queue;
        this.callers = callers;
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Writes the next version of a campaign down, or rewrites the one that is being written as its next "
            + "revision. The campaign is made with its first version. It has no effect until it is submitted and someone "
            + "else approves it. Errors: INVALID_CAMPAIGN, INVALID_CONDITION, UNKNOWN_REFERENCE, WRONG_STATE.")
    public Uni<CampaignPayload> campaignDraft(
            @NonNull
                    @Name("code")
                    @Description("2 to 40 capital letters, digits and underscores; begins with a letter.")
                    String code,
            @NonNull @Name("campaign") @Description("What the version says.") CampaignInput campaign) {
        Caller caller = callers.current();
        return answer(() -> desk.draft(caller, code, campaign.toDomain()));
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Submits the version that is being written for approval by someone else; its content is fixed unless it "
                    + "is sent back. Errors: UNKNOWN_CAMPAIGN, WRONG_STATE.")
    public Uni<CampaignPayload> campaignSubmit(
            @NonNull @Name("code") @Description("The campaign's code.") String code) {
        Caller caller = callers.current();
        return answer(() -> desk.submit(caller, code));
    }

    @Mutation
    @RolesAllowed({Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description("Puts in force what someone else submitted. Newcomers are bound to it; who is enrolled stays with the "
            + "version he came under. A live round gets its budget and stock, and its last day where its season is still "
            + "there. Errors: UNKNOWN_CAMPAIGN, WRONG_STATE, CHANGED_SINCE_SUBMISSION, INVALID_CONDITION, "
            + "INVALID_CAMPAIGN, UNKNOWN_REFERENCE, SELF_APPROVAL, NOT_SUBMITTED, BELOW_USE.")
    public Uni<CampaignPayload> campaignApprove(
            @NonNull @Name("code") @Description("The campaign's code.") String code,
            @NonNull @Name("version") @Description("The version the caller has read; another one is refused.")
                    int version,
            @NonNull @Name("revision") @Description("Its revision; another one is refused.") int revision) {
        Caller caller = callers.current();
        return answer(() -> approvals.approve(caller, code, version, revision)).invoke(queue::wake);
    }

    @Mutation
    @RolesAllowed({Role.MARKETING, Role.OPERATIONS, Role.ADMIN})
    @NonNull
    @Description(
            "Sends what was submitted back to be written again: someone else refuses it, or who submitted it takes "
                    + "it back. Errors: UNKNOWN_CAMPAIGN, WRONG_STATE, NOT_SUBMITTED, INVALID_REASON.")
    public Uni<CampaignPayload> campaignReject(
            @NonNull @Name("code") @Description("The campaign's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return answer(() -> approvals.reject(caller, code, reason));
    }

    static Uni<CampaignPayload> answer(Supplier<Uni<CampaignChange>> step) {
        return Uni.createFrom()
                .deferred(() -> step.get())
                .map(CampaignPayload::of)
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> CampaignPayload.of(failure));
    }
}
