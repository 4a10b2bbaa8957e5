package dev.kequn.campaign.contact;

import dev.kequn.campaign.ContactChannel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many approaches of campaigns did not take place, and why. */
@ApplicationScoped
public class ContactSuppressions {
    private static final String COUNT =
            """
            SELECT r.campaign_id, r.number, k.reason, k.channel, count(*) AS contacts,
                   count(DISTINCT k.customer_id) AS customers
            FROM unnest($1::bigint[]) AS wanted (id)
                 CROSS JOIN LATERAL (SELECT * FROM campaign_round own WHERE own.campaign_id = wanted.id
                                     ORDER BY own.number DESC LIMIT $2) r
                 JOIN contact k ON k.round_id = r.round_id AND k.state IN ('SUPPRESSED', 'CANCELLED', 'EXPIRED')
            GROUP BY r.campaign_id, r.number, k.reason, k.channel
            ORDER BY r.campaign_id, r.number DESC, count(*) DESC, k.reason, k.channel""";

    /** @param contacts approaches: one customer may count every day that a cap was in the way */
    public record Count(int round, ContactReason reason, ContactChannel channel, long contacts, long customers) {}

    private final Pool pool;

    ContactSuppressions(Pool pool) {
        this.pool = pool;
    }

    /** Of each of the campaigns in its last {@code rounds} rounds, by round, the last first. */
    public Uni<Map<Long, List<Count>>> of(Collection<Long> campaignIds, int rounds) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(campaignIds.toArray(Long[]::new), rounds))
                .map(rows -> {
                    Map<Long, List<Count>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getLong("campaign_id"), id -> new ArrayList<>())
                            .add(new Count(
                                    row.getInteger("number"),
                                    ContactReason.valueOf(row.getString("reason")),
                                    ContactChannel.valueOf(row.getString("channel")),
                                    row.getLong("contacts"),
                                    row.getLong("customers"))));
                    return found;
                });
    }
}
