package dev.kequn.offer.lead;

import dev.kequn.offer.OfferChannel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An acceptance that is somebody's work.
 *
 * @param productCode and the rest of the offer by the version that he accepted
 */
public record OfferLead(
        Key key,
        String offerCode,
        String nameZh,
        String nameEn,
        @Nullable String productCode,
        @Nullable String rewardCode,
        OfferChannel channel,
        LocalDate acceptedOn,
        LeadState state,
        @Nullable String note,
        @Nullable String closedBy,
        @Nullable OffsetDateTime closedAt) {
    static final String COLUMNS =
            """
            l.customer_id, l.offer_id, o.code, v.name_zh, v.name_en, v.product_code, v.reward_code, l.channel,
            l.accepted_on, l.state, l.note, l.closed_by, l.closed_at""";
    static final String JOINED =
            " JOIN offer o ON o.offer_id = l.offer_id JOIN offer_version v ON v.version_id = l.version_id"
                    + " JOIN customer c ON c.customer_id = l.customer_id";

    /** A customer has one lead of an offer at most. */
    public record Key(long customerId, long offerId) {
        @Override
        public String toString() {
            return customerId + "." + offerId;
        }
    }

    static OfferLead of(Row row) {
        return new OfferLead(
                new Key(row.getLong("customer_id"), row.getLong("offer_id")),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("product_code"),
                row.getString("reward_code"),
                OfferChannel.valueOf(row.getString("channel")),
                row.getLocalDate("accepted_on"),
                LeadState.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("closed_by"),
                row.getOffsetDateTime("closed_at"));
    }

    boolean isClosedAs(LeadOutcome outcome, @Nullable String other) {
        return state.name().equals(outcome.name()) && Objects.equals(note, other);
    }
}
