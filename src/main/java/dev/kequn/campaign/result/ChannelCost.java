package dev.kequn.campaign.result;

import dev.kequn.campaign.ContactChannel;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Contacts of one channel.
 *
 * @param answered those who answered, of the delivered
 * @param refused those who refused, of the delivered
 * @param cost of the delivered, in minor units
 */
public record ChannelCost(ContactChannel channel, long delivered, long answered, long refused, long cost) {
    /** By channel; {@code $1} are the rounds. */
    static final String CONTACTS =
            """
            SELECT channel, count(*) AS delivered, count(*) FILTER (WHERE answer = 'ANSWERED') AS answered,
                   count(*) FILTER (WHERE answer = 'REFUSED') AS refused, sum(cost)::bigint AS cost
            FROM contact WHERE round_id = ANY ($1::bigint[]) AND state = 'DELIVERED' GROUP BY channel""";

    static ChannelCost of(Row row) {
        return new ChannelCost(
                ContactChannel.valueOf(row.getString("channel")),
                row.getLong("delivered"),
                row.getLong("answered"),
                row.getLong("refused"),
                row.getLong("cost"));
    }
}
