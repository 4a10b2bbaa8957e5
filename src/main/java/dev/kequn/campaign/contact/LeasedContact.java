package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignMessage;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A contact that a gateway is to carry.
 *
 * @param lease to be named in the report
 * @param round number within the campaign
 * @param season code of the round's season; null for a campaign without
 */
public record LeasedContact(
        ContactKey key,
        int lease,
        OffsetDateTime leasedUntil,
        ContactChannel channel,
        long versionId,
        String campaign,
        int round,
        @Nullable String season,
        String step,
        int approach,
        @Nullable String customerNo,
        String name,
        @Nullable String phone) {
    static LeasedContact of(Row row) {
        return new LeasedContact(
                new ContactKey(row.getLong("customer_id"), row.getLong("contact_id")),
                row.getInteger("lease"),
                row.getOffsetDateTime("leased_until"),
                ContactChannel.valueOf(row.getString("channel")),
                row.getLong("version_id"),
                row.getString("campaign"),
                row.getInteger("number"),
                row.getString("season"),
                row.getString("step"),
                row.getInteger("approach"),
                row.getString("customer_no"),
                row.getString("name"),
                row.getString("phone"));
    }

    /** What is to be said to him, once per language: what was written for the season, else what was for every other. */
    public Collection<CampaignMessage> messages(CampaignContent content) {
        Map<String, CampaignMessage> byLocale = new TreeMap<>();
        for (CampaignMessage message : fitting(content)) {
            byLocale.merge(message.locale(), message, (one, other) -> one.season() != null ? one : other);
        }
        return byLocale.values();
    }

    private List<CampaignMessage> fitting(CampaignContent content) {
        return content.messages().stream()
                .filter(message -> message.step().equals(step)
                        && message.channel() == channel
                        && (message.season() == null || Objects.equals(message.season(), season)))
                .toList();
    }
}
