package dev.kequn.offer.response;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Brings in what responses are judged on. Locks standings in the order of their keys, then stocks in the order of theirs. */
final class ResponseReader {
    /** What is not there yet is made, so that it can be locked. */
    private static final String MAKE =
            """
            INSERT INTO offer_exposure (customer_id, offer_id)
            SELECT customer_id, offer_id FROM unnest($1::bigint[], $2::bigint[]) AS w (customer_id, offer_id)
            ORDER BY customer_id, offer_id ON CONFLICT DO NOTHING RETURNING customer_id, offer_id""";

    private static final String LOCK =
            """
            SELECT e.* FROM unnest($1::bigint[], $2::bigint[]) AS w (customer_id, offer_id)
                 JOIN offer_exposure e USING (customer_id, offer_id)
            ORDER BY e.customer_id, e.offer_id FOR NO KEY UPDATE OF e""";
    private static final String SAID =
            """
            SELECT r.customer_id, r.impression_id, r.response
            FROM unnest($1::bigint[], $2::bigint[]) AS w (customer_id, impression_id)
                 JOIN offer_response r USING (customer_id, impression_id)""";
    private static final String STOCKS =
            """
            SELECT offer_id, put_in, taken FROM offer_stock WHERE offer_id = ANY ($1)
            ORDER BY offer_id FOR NO KEY UPDATE""";

    private final SqlConnection transaction;

    ResponseReader(SqlConnection transaction) {
        this.transaction = transaction;
    }

    Uni<Map<Long, Respondent>> customers(Collection<Long> ids, LocalDate day) {
        return keyed(Respondent.READ, Tuple.of(ids.toArray(Long[]::new), day), Respondent::customerId, Respondent::of);
    }

    /** By the id of the version. */
    Uni<Map<Long, AnsweredOffer>> offers(Collection<Long> versionIds) {
        return keyed(
                AnsweredOffer.READ,
                Tuple.of((Object) versionIds.toArray(Long[]::new)),
                AnsweredOffer::versionId,
                AnsweredOffer::of);
    }

    /** Makes the standings that are not there; which those were. */
    Uni<Set<StandingKey>> make(Collection<StandingKey> keys) {
        return transaction
                .preparedQuery(MAKE)
                .execute(columns(List.copyOf(keys)))
                .map(rows -> {
                    Set<StandingKey> made = new HashSet<>();
                    rows.forEach(row -> made.add(new StandingKey(row.getLong("customer_id"), row.getLong("offer_id"))));
                    return made;
                });
    }

    Uni<Map<StandingKey, OfferStanding>> lock(Collection<StandingKey> keys) {
        return keyed(LOCK, columns(List.copyOf(keys)), OfferStanding::key, OfferStanding::of);
    }

    Uni<Set<SaidResponse>> said(List<GivenResponse> responses) {
        List<SaidResponse> impressions = responses.stream()
                .map(one -> one.said(OfferResponseKind.SHOWN))
                .distinct()
                .toList();
        return transaction
                .preparedQuery(SAID)
                .execute(Tuple.of(
                        Columns.of(impressions, Long[]::new, SaidResponse::customerId),
                        Columns.of(impressions, Long[]::new, SaidResponse::impressionId)))
                .map(rows -> {
                    Set<SaidResponse> said = new HashSet<>();
                    rows.forEach(row -> said.add(SaidResponse.of(row)));
                    return said;
                });
    }

    Uni<Map<Long, OfferStock>> stocks(Collection<Long> offerIds) {
        return offerIds.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : keyed(STOCKS, Tuple.of((Object) offerIds.toArray(Long[]::new)), OfferStock::offerId, OfferStock::of);
    }

    private <K, V> Uni<Map<K, V>> keyed(String sql, Tuple values, Function<V, K> key, Function<Row, V> value) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> {
            Map<K, V> found = new HashMap<>();
            rows.forEach(row -> {
                V one = value.apply(row);
                found.put(key.apply(one), one);
            });
            return found;
        });
    }

    private static Tuple columns(List<StandingKey> keys) {
        return Tuple.of(
                Columns.of(keys, Long[]::new, StandingKey::customerId),
                Columns.of(keys, Long[]::new, StandingKey::offerId));
    }
}
