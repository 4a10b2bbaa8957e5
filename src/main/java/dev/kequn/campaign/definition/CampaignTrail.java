package dev.kequn.campaign.definition;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.VersionState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** A row of the audit trail for every change of a campaign. */
@ApplicationScoped
class CampaignTrail {
    static final String SUBJECT = "Campaign";

    private final AuditTrail audit;

    CampaignTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** A step with a version. */
    Uni<Void> written(
            Caller caller,
            String action,
            Campaign campaign,
            CampaignVersion version,
            @Nullable VersionState before,
            @Nullable String reason) {
        JsonObject was = before == null ? null : new JsonObject().put("state", before.name());
        return audit.record(caller, new Change(action, SUBJECT, campaign.code(), reason, was, version.standing()));
    }

    /** A step with the campaign itself. */
    Uni<Void> moved(Caller caller, String action, Campaign campaign, JsonObject before, @Nullable String reason) {
        return audit.record(caller, new Change(action, SUBJECT, campaign.code(), reason, before, standing(campaign)));
    }

    static JsonObject standing(Campaign campaign) {
        return new JsonObject().put("state", campaign.state().name()).put("rolledOut", campaign.rolledOut());
    }
}
