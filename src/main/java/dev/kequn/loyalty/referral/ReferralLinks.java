package dev.kequn.loyalty.referral;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who brought these customers, and whom they brought; one statement each, whoever asks. */
@ApplicationScoped
public class ReferralLinks {
    private static final String OF_NEWCOMERS = Referral.SELECT + " WHERE r.newcomer_id = ANY ($1)";
    private static final String BROUGHT = "SELECT r.referrer_id, r.registered_on, " + ReferralPerson.COLUMNS
            + """
             FROM unnest($1::bigint[]) w (customer_id)
            CROSS JOIN LATERAL (
                SELECT r.* FROM referral r
                WHERE r.referrer_id = w.customer_id AND (r.registered_on, r.newcomer_id) < ($2, $3)
                ORDER BY r.registered_on DESC, r.newcomer_id DESC LIMIT $4) r
            JOIN customer p ON p.customer_id = r.newcomer_id
            ORDER BY r.registered_on DESC, r.newcomer_id DESC""";

    private final Pool pool;

    ReferralLinks(Pool pool) {
        this.pool = pool;
    }

    /** The referrals of those of these customers who were brought. */
    public Uni<Map<Long, Referral>> of(Collection<Long> newcomers) {
        return pool.preparedQuery(OF_NEWCOMERS)
                .execute(Tuple.of(newcomers.toArray(Long[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Referral::of)
                        .collect(Collectors.toMap(Referral::newcomerId, Function.identity())));
    }

    /** Of each of these customers up to {@code count} whom he brought, behind {@code after}, the newest first. */
    public Uni<Map<Long, List<Brought>>> brought(Collection<Long> referrers, Place after, int count) {
        Tuple values = Tuple.of(referrers.toArray(Long[]::new), after.registeredOn(), after.newcomerId(), count);
        return pool.preparedQuery(BROUGHT).execute(values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(Brought::of)
                .collect(Collectors.groupingBy(Brought::referrerId, HashMap::new, Collectors.toList())));
    }
}
