package dev.kequn.campaign.contact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What customers were approached with, and with what they were not, the newest first. */
@ApplicationScoped
public class ContactHistory {
    private static final String OF_CUSTOMERS =
            """
            SELECT k.*, c.code AS campaign, r.number
            FROM unnest($1::bigint[], $2::boolean[]) AS wanted (id, delivered)
                 CROSS JOIN LATERAL (
                     SELECT * FROM contact own
                     WHERE own.customer_id = wanted.id AND own.contact_id < $3
                       AND (own.state = 'DELIVERED' OR NOT wanted.delivered)
                     ORDER BY own.contact_id DESC LIMIT $4) k
                 JOIN campaign c USING (campaign_id) JOIN campaign_round r USING (round_id)
            ORDER BY k.customer_id, k.contact_id DESC""";

    private final Pool pool;

    ContactHistory(Pool pool) {
        this.pool = pool;
    }

    /**
     * Up to {@code count} contacts of each of the customers, older than {@code before}.
     *
     * @param deliveredOnly of whom only those are found that were delivered
     */
    public Uni<Map<Long, List<MadeContact>>> of(
            Collection<Long> customerIds, Set<Long> deliveredOnly, @Nullable Long before, int count) {
        return pool.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(
                        customerIds.toArray(Long[]::new),
                        customerIds.stream().map(deliveredOnly::contains).toArray(Boolean[]::new),
                        before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                        count))
                .map(rows -> {
                    Map<Long, List<MadeContact>> found = new HashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                            .add(MadeContact.of(row)));
                    return found;
                });
    }
}
