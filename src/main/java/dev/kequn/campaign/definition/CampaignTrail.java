package dev.kequn.campaign.definition;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.VersionState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every change of a campaign needs: what is approved in one text, and a row of the audit trail. */
@ApplicationScoped
class CampaignTrail {
    static final String SUBJECT = "Campaign";

    private final AuditTrail audit;

    CampaignTrail(AuditTrail audit) {
        this.audit = audit;
    }

    /** Everything that is approved. */
    static String content(Campaign campaign, CampaignVersion version) {
        return "%s %d.%d %s"
                .formatted(
                        campaign.code(),
                        version.version(),
                        version.revision(),
                        version.content().text());
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
        JsonObject is = new JsonObject()
                .put("state", version.state().name())
                .put("version", version.version())
                .put("revision", version.revision())
                .put("content", Change.hash(version.content().text()));
        return audit.record(caller, new Change(action, SUBJECT, campaign.code(), reason, was, is));
    }

    /** A step with the campaign itself. */
    Uni<Void> moved(Caller caller, String action, Campaign campaign, JsonObject before, @Nullable String reason) {
        return audit.record(caller, new Change(action, SUBJECT, campaign.code(), reason, before, standing(campaign)));
    }

    static JsonObject standing(Campaign campaign) {
        return new JsonObject().put("state", campaign.state().name()).put("rolledOut", campaign.rolledOut());
    }
}
