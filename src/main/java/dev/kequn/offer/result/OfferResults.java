package dev.kequn.offer.result;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Reads what came of offers: impressions, not customers, for one customer sees an offer more than once. */
@ApplicationScoped
public class OfferResults {
    private static final String OF =
            """
            SELECT offer_id, explored, sum(shown)::bigint AS shown, sum(opened)::bigint AS opened,
                   sum(accepted)::bigint AS accepted, sum(declined)::bigint AS declined, sum(dismissed)::bigint AS dismissed
            FROM offer_evidence WHERE offer_id = ANY ($1) GROUP BY offer_id, explored""";

    private final Pool pool;

    OfferResults(Pool pool) {
        this.pool = pool;
    }

    /** By offer, for each of them. */
    public Uni<Map<Long, OfferResult>> of(Collection<Long> offerIds) {
        return pool.preparedQuery(OF)
                .execute(Tuple.of(offerIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, OfferResult> results = new HashMap<>();
                    offerIds.forEach(id -> results.put(id, OfferResult.NONE));
                    rows.forEach(row -> results.computeIfPresent(
                            row.getLong("offer_id"),
                            (id, result) -> result.plus(row.getBoolean("explored"), counts(row))));
                    return results;
                });
    }

    private static ResponseCounts counts(Row row) {
        return new ResponseCounts(
                row.getLong("shown"),
                row.getLong("opened"),
                row.getLong("accepted"),
                row.getLong("declined"),
                row.getLong("dismissed"));
    }
}
