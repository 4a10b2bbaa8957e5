package dev.kequn.offer.live;

import dev.kequn.loyalty.reward.RewardSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Live offers as the database has them at one moment, in order of their codes. */
record StoredCatalogue(long version, List<StoredOffer> offers) {
    /** One statement, so that the number and the offers are of one moment; without an offer it gives the number alone. */
    private static final String READ =
            """
            SELECT c.version AS offers_version, o.offer_id, o.code, v.*, p.category, p.risk_grade,
                   coalesce(s.taken >= s.put_in, false) OR v.reward_code IS NOT NULL AND NOT %s AS sold_out,
                   coalesce((SELECT json_agg(t ORDER BY t.position) FROM offer_text t
                             WHERE t.version_id = v.version_id), '[]') AS texts,
                   coalesce((SELECT json_agg(x ORDER BY x.position) FROM offer_context x
                             WHERE x.version_id = v.version_id), '[]') AS contexts
            FROM offer_catalogue c
                 LEFT JOIN (offer o JOIN offer_version v ON v.version_id = o.in_force) ON o.state = 'LIVE'
                 LEFT JOIN product p ON p.product_code = v.product_code
                 LEFT JOIN offer_stock s ON s.offer_id = o.offer_id
            ORDER BY o.code"""
                    .formatted(RewardSql.available("v.reward_code", "$1"));

    /** @param day on which rewards are to be had */
    static Uni<StoredCatalogue> read(SqlClient client, LocalDate day) {
        return client.preparedQuery(READ).execute(Tuple.of(day)).map(rows -> {
            long version = 0;
            List<StoredOffer> offers = new ArrayList<>();
            for (Row row : rows) {
                version = row.getLong("offers_version");
                if (row.getLong("offer_id") != null) {
                    offers.add(StoredOffer.of(row));
                }
            }
            return new StoredCatalogue(version, List.copyOf(offers));
        });
    }
}
