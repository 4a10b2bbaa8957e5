package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it stands, or why there was none.
 *
 * @param campaign its code
 * @param round number within the campaign
 * @param reason why the customer was not approached; null where he was or will be, and where a gateway failed
 * @param failure what a gateway said of its failure
 */
public record MadeContact(
        ContactKey key,
        String campaign,
        int round,
        String step,
        int approach,
        ContactChannel channel,
        LocalDate plannedOn,
        OffsetDateTime dueAt,
        ContactState state,
        @Nullable ContactReason reason,
        @Nullable String failure,
        @Nullable OffsetDateTime reportedAt,
        @Nullable ContactOutcome answer,
        @Nullable OffsetDateTime answeredAt) {
    static MadeContact of(Row row) {
        ContactState state = ContactState.valueOf(row.getString("state"));
        String reason = row.getString("reason");
        String answer = row.getString("answer");
        boolean failed = state == ContactState.FAILED;
        return new MadeContact(
                new ContactKey(row.getLong("customer_id"), row.getLong("contact_id")),
                row.getString("campaign"),
                row.getInteger("number"),
                row.getString("step"),
                row.getInteger("approach"),
                ContactChannel.valueOf(row.getString("channel")),
                row.getLocalDate("planned_on"),
                row.getOffsetDateTime("due_at"),
                state,
                failed || reason == null ? null : ContactReason.valueOf(reason),
                failed ? reason : null,
                row.getOffsetDateTime("reported_at"),
                answer == null ? null : ContactOutcome.valueOf(answer),
                row.getOffsetDateTime("answered_at"));
    }
}
