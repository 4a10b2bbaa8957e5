package dev.kequn.offer.response;

import dev.kequn.customer.EventLog;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what was decided on responses, behind the locks. */
final class ResponseWriter {
    private static final String STANDINGS =
            """
            UPDATE offer_exposure e
            SET product_code = w.product_code, unanswered = w.unanswered, shown = w.shown, last_shown = w.last_shown,
                rests_until = w.rests_until, declined_on = w.declined_on, accepted_on = w.accepted_on
            FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::integer[], $5::integer[], $6::date[], $7::date[],
                        $8::date[], $9::date[])
                 AS w (customer_id, offer_id, product_code, unanswered, shown, last_shown, rests_until, declined_on, accepted_on)
            WHERE e.customer_id = w.customer_id AND e.offer_id = w.offer_id""";
    /** Those that were made to be locked, and of which nothing came. */
    private static final String UNMAKE =
            """
            DELETE FROM offer_exposure e USING unnest($1::bigint[], $2::bigint[]) AS w (customer_id, offer_id)
            WHERE e.customer_id = w.customer_id AND e.offer_id = w.offer_id""";

    private static final String RESPONSES =
            """
            INSERT INTO offer_response (customer_id, impression_id, response, offer_id, version_id, channel, peer_group,
                                        place, explored, issued_at, responded_at)
            SELECT w.* FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[], $5::bigint[], $6::text[], $7::text[],
                                   $8::smallint[], $9::boolean[], $10::timestamptz[], $11::timestamptz[]) AS w""";
    private static final String EVENTS =
            """
            SELECT w.customer_id, 'kequn' AS source, w.external_id, w.type, w.occurred_at,
                   jsonb_strip_nulls(jsonb_build_object('offer', w.offer, 'campaign', w.campaign, 'product', w.product,
                                                        'reward', w.reward, 'channel', w.channel)) AS attributes, w.place
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                        $8::text[], $9::text[]) WITH ORDINALITY
                 AS w (customer_id, external_id, type, occurred_at, offer, campaign, product, reward, channel, place)""";
    private static final String STOCKS =
            """
            UPDATE offer_stock s SET taken = s.taken + w.taken FROM unnest($1::bigint[], $2::integer[]) AS w (offer_id, taken)
            WHERE s.offer_id = w.offer_id""";

    private final SqlConnection transaction;

    ResponseWriter(SqlConnection transaction) {
        this.transaction = transaction;
    }

    Uni<Void> standings(Collection<OfferStanding> standings) {
        return Columns.inPieces(
                List.copyOf(standings),
                some -> transaction.preparedQuery(STANDINGS).execute(Tuple.from(new Object[] {
                    Columns.of(some, Long[]::new, one -> one.key().customerId()),
                    Columns.of(some, Long[]::new, one -> one.key().offerId()),
                    Columns.of(some, String[]::new, OfferStanding::productCode),
                    Columns.of(some, Integer[]::new, OfferStanding::unanswered),
                    Columns.of(some, Integer[]::new, OfferStanding::shown),
                    Columns.of(some, LocalDate[]::new, OfferStanding::lastShown),
                    Columns.of(some, LocalDate[]::new, OfferStanding::restsUntil),
                    Columns.of(some, LocalDate[]::new, OfferStanding::declinedOn),
                    Columns.of(some, LocalDate[]::new, OfferStanding::acceptedOn)
                })));
    }

    Uni<Void> unmake(Collection<StandingKey> made) {
        return Columns.inPieces(List.copyOf(made), some -> transaction
                .preparedQuery(UNMAKE)
                .execute(Tuple.of(
                        Columns.of(some, Long[]::new, StandingKey::customerId),
                        Columns.of(some, Long[]::new, StandingKey::offerId))));
    }

    Uni<Void> responses(List<GivenResponse> responses) {
        return Columns.inPieces(
                responses, some -> transaction.preparedQuery(RESPONSES).execute(Tuple.from(new Object[] {
                    Columns.of(some, Long[]::new, one -> one.impression().customerId()),
                    Columns.of(some, Long[]::new, one -> one.impression().impressionId()),
                    Columns.of(some, String[]::new, one -> one.kind().name()),
                    Columns.of(some, Long[]::new, one -> one.impression().offerId()),
                    Columns.of(some, Long[]::new, one -> one.impression().versionId()),
                    Columns.of(some, String[]::new, one -> one.impression()
                            .channel()
                            .name()),
                    Columns.of(some, String[]::new, one -> one.impression().peerGroup()),
                    Columns.of(
                            some, Short[]::new, one -> (short) one.impression().place()),
                    Columns.of(some, Boolean[]::new, one -> one.impression().explored()),
                    Columns.of(some, OffsetDateTime[]::new, one -> one.impression()
                            .issuedAt()
                            .atOffset(ZoneOffset.UTC)),
                    Columns.of(some, OffsetDateTime[]::new, GivenResponse::at)
                })));
    }

    /** What customers did, for campaigns, points and segments: that something was on a screen is no event. */
    Uni<Void> events(List<GivenResponse> responses, Map<Long, AnsweredOffer> offers) {
        List<GivenResponse> reactions = responses.stream()
                .filter(one -> one.kind() != OfferResponseKind.SHOWN)
                .toList();
        return Columns.inPieces(
                reactions,
                some -> EventLog.append(transaction, EVENTS, Tuple.from(new Object[] {
                    Columns.of(some, Long[]::new, one -> one.impression().customerId()),
                    Columns.of(some, String[]::new, GivenResponse::eventId),
                    Columns.of(some, String[]::new, one -> "OFFER_" + one.kind()),
                    Columns.of(some, OffsetDateTime[]::new, GivenResponse::at),
                    Columns.of(some, String[]::new, one -> offer(offers, one).code()),
                    Columns.of(some, String[]::new, one -> offer(offers, one).campaignCode()),
                    Columns.of(some, String[]::new, one -> offer(offers, one).productCode()),
                    Columns.of(some, String[]::new, one -> offer(offers, one).rewardCode()),
                    Columns.of(some, String[]::new, one -> one.impression()
                            .channel()
                            .name())
                })));
    }

    /** The last thing, for many wait for it. */
    Uni<Void> stocks(Map<Long, Integer> taken) {
        return taken.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(STOCKS)
                        .execute(Tuple.of(
                                taken.keySet().toArray(Long[]::new),
                                taken.values().toArray(Integer[]::new)))
                        .replaceWithVoid();
    }

    private static AnsweredOffer offer(Map<Long, AnsweredOffer> offers, GivenResponse response) {
        return offers.get(response.impression().versionId());
    }
}
