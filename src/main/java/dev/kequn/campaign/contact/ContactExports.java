package dev.kequn.campaign.contact;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.export.Export;
import dev.kequn.access.export.ExportedList;
import dev.kequn.access.export.Exports;
import dev.kequn.campaign.CampaignSettings;
import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.Campaign;
import dev.kequn.campaign.definition.CampaignRefusal;
import dev.kequn.campaign.definition.Campaigns;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Opens exports of contacts that wait, for planning. It gives none away: who carries a contact leases it. */
@ApplicationScoped
public class ContactExports {
    private final Campaigns campaigns;
    private final Exports exports;

    ContactExports(CampaignSettings settings, Campaigns campaigns, AuditTrail audit, Pool pool) {
        this.campaigns = campaigns;
        this.exports = new Exports(audit, pool, settings.exports(), settings.exportPatience());
    }

    /**
     * Begins an export, which must be closed. Nothing is leased by it.
     *
     * @param channel of this channel only; of every one when null
     * @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} for a purpose that is none,
     *     {@link CampaignRefusal#UNKNOWN_CAMPAIGN}, {@link RequestErrorCode#UNAVAILABLE} when as many exports are being read as may be
     */
    public Uni<Export> open(Caller caller, String code, @Nullable ContactChannel channel, @Nullable String purpose) {
        String checked = Exports.purpose(purpose);
        // PostgreSQL has no text with U+0000; so no campaign has such a code.
        Uni<@Nullable Campaign> found =
                code.indexOf(0) < 0 ? campaigns.byCode(code) : Uni.createFrom().nullItem();
        return found.onItem()
                .ifNull()
                .failWith(() -> new Refusal(CampaignRefusal.UNKNOWN_CAMPAIGN, "code", "No such campaign"))
                .chain(campaign -> exports.open(caller, checked, contacts(caller, campaign, channel)));
    }

    private static ExportedList contacts(Caller caller, Campaign campaign, @Nullable ContactChannel channel) {
        CustomerScope scope = CustomerScope.of(caller);
        return new ExportedList(
                ExportedContact.HEADER,
                waiting(ExportedContact.COLUMNS, scope, campaign.id(), channel)
                        .add(" ORDER BY k.priority DESC, k.due_at, k.contact_id"),
                row -> ExportedContact.of(row, caller, scope).line(),
                connection -> count(connection, waiting("count(*)", scope, campaign.id(), channel)),
                rows -> exported(campaign, channel, rows));
    }

    private static SqlText waiting(
            String columns, CustomerScope scope, long campaignId, @Nullable ContactChannel channel) {
        SqlText sql = new SqlText()
                .add("SELECT " + columns + " FROM campaign_round r JOIN contact k ON k.round_id = r.round_id"
                        + " AND k.state = 'DUE' JOIN customer c ON c.customer_id = k.customer_id"
                        + " WHERE r.state = 'LIVE'")
                .add(" AND r.campaign_id = ?", campaignId);
        if (channel != null) {
            sql.add(" AND k.channel = ?", channel.name());
        }
        scope.restrict(sql, "c");
        return sql;
    }

    private static Uni<Long> count(SqlClient client, SqlText sql) {
        return client.preparedQuery(sql.text())
                .execute(sql.values())
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Change exported(Campaign campaign, @Nullable ContactChannel channel, long rows) {
        return Change.created(
                "contactExport",
                "Campaign",
                campaign.code(),
                new JsonObject()
                        .put("channel", channel == null ? null : channel.name())
                        .put("rows", rows));
    }
}
