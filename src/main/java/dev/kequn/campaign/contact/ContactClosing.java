package dev.kequn.campaign.contact;

import dev.kequn.campaign.CampaignSettings;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/** Takes contacts back that have lost their reason or that nobody fetched; slot and money are free again. */
@ApplicationScoped
public class ContactClosing {
    /** Under way means that it waits, or that the lease under which it was given away has run out. */
    private static final String STALE =
            """
            SELECT k.customer_id, k.contact_id, k.round_id, k.cost,
                   CASE WHEN r.state = 'ENDED' THEN 'ROUND_ENDED'
                        WHEN e.state <> 'ACTIVE' OR e.position <> k.position THEN 'MOVED_ON' END AS reason
            FROM contact k JOIN enrolment e USING (customer_id, round_id, entry) JOIN campaign_round r USING (round_id)
            WHERE k.customer_id BETWEEN $1 AND $2 AND k.state IN ('DUE', 'LEASED')
              AND (k.state = 'DUE' OR k.leased_until < clock_timestamp())
              AND (e.state <> 'ACTIVE' OR e.position <> k.position OR r.state = 'ENDED' OR k.due_at < $3)""";

    private static final String LOCK =
            """
            SELECT customer_id FROM contact_standing WHERE customer_id IN (SELECT customer_id FROM (%s) stale)
            ORDER BY customer_id FOR NO KEY UPDATE"""
                    .formatted(STALE);
    private static final String CLOSE =
            """
            UPDATE contact k
            SET state = CASE WHEN stale.reason IS NULL THEN 'EXPIRED' ELSE 'CANCELLED' END,
                reason = coalesce(stale.reason, 'NOT_FETCHED'), slot_on = NULL, leased_until = NULL
            FROM (%s) stale
            WHERE k.customer_id = stale.customer_id AND k.contact_id = stale.contact_id AND k.customer_id = ANY ($4)
            RETURNING k.round_id, k.cost"""
                    .formatted(STALE);

    private final CampaignSettings settings;
    private final BusinessTime time;

    ContactClosing(CampaignSettings settings, BusinessTime time) {
        this.settings = settings;
        this.time = time;
    }

    /** For the customers of a range, its ends included; their enrolments are closed before. */
    public Uni<Void> closeRange(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        OffsetDateTime longAgo = time.now().minusDays(settings.patience()).toOffsetDateTime();
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(firstCustomer, lastCustomer, longAgo))
                .map(rows -> rows.stream().map(row -> row.getLong(0)).toArray(Long[]::new))
                .chain(locked -> locked.length == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(CLOSE)
                                .execute(Tuple.of(firstCustomer, lastCustomer, longAgo, locked))
                                .map(taken -> Reservations.of(taken, row -> true))
                                .chain(reservations -> reservations.settle(transaction)));
    }
}
