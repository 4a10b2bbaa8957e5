package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Callers;
import dev.kequn.access.Role;
import dev.kequn.campaign.definition.CampaignControl;
import dev.kequn.job.JobQueue;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

/** Campaigns from launch to end. */
@GraphQLApi
@RolesAllowed({Role.OPERATIONS, Role.ADMIN})
public class CampaignControlApi {
    private final CampaignControl control;
    private final JobQueue queue;
    private final Callers callers;

    CampaignControlApi(CampaignControl control, JobQueue queue, Callers callers) {
        this.control = control;
        this.queue = queue;
        this.callers = callers;
    }

    @Mutation
    @NonNull
    @Description(
            "Begins an approved campaign, or has a paused one go on. Its round begins if its days have come, and its "
                    + "audience, or the pilot's share of it, is enrolled within seconds to minutes; follow the run with jobs. "
                    + "Errors: UNKNOWN_CAMPAIGN, WRONG_STATE.")
    public Uni<CampaignPayload> campaignLaunch(
            @NonNull @Name("code") @Description("The campaign's code.") String code) {
        Caller caller = callers.current();
        return CampaignDeskApi.answer(() -> control.launch(caller, code)).invoke(queue::wake);
    }

    @Mutation
    @NonNull
    @Description("Has the whole audience of a live campaign enrolled after the pilot. Errors: UNKNOWN_CAMPAIGN, "
            + "WRONG_STATE when it is not live or has no pilot any more.")
    public Uni<CampaignPayload> campaignRollOut(
            @NonNull @Name("code") @Description("The campaign's code.") String code) {
        Caller caller = callers.current();
        return CampaignDeskApi.answer(() -> control.rollOut(caller, code)).invoke(queue::wake);
    }

    @Mutation
    @NonNull
    @Description(
            "Holds a live campaign: nobody is enrolled or approached and no round begins until it is launched again; "
                    + "what enrolled customers do still counts, and a round whose days are over ends. Errors: UNKNOWN_CAMPAIGN, "
                    + "WRONG_STATE.")
    public Uni<CampaignPayload> campaignPause(@NonNull @Name("code") @Description("The campaign's code.") String code) {
        Caller caller = callers.current();
        return CampaignDeskApi.answer(() -> control.pause(caller, code));
    }

    @Mutation
    @NonNull
    @Description(
            "Ends an approved, live or paused campaign for good, and its round with it; its code is not used again. "
                    + "Errors: UNKNOWN_CAMPAIGN, WRONG_STATE, INVALID_REASON.")
    public Uni<CampaignPayload> campaignEnd(
            @NonNull @Name("code") @Description("The campaign's code.") String code,
            @NonNull @Name("reason") @Description("Why, 1 to 500 characters.") String reason) {
        Caller caller = callers.current();
        return CampaignDeskApi.answer(() -> control.end(caller, code, reason)).invoke(queue::wake);
    }
}
