package dev.kequn.offer.response;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of {@code offer_exposure}: what responses, in whatever order they come, have made of it. */
record OfferStanding(
        StandingKey key,
        @Nullable String productCode,
        int unanswered,
        int shown,
        @Nullable LocalDate lastShown,
        @Nullable LocalDate restsUntil,
        @Nullable LocalDate declinedOn,
        @Nullable LocalDate acceptedOn) {

    static OfferStanding none(StandingKey key) {
        return new OfferStanding(key, null, 0, 0, null, null, null, null);
    }

    static OfferStanding of(Row row) {
        return new OfferStanding(
                new StandingKey(row.getLong("customer_id"), row.getLong("offer_id")),
                row.getString("product_code"),
                row.getInteger("unanswered"),
                row.getInteger("shown"),
                row.getLocalDate("last_shown"),
                row.getLocalDate("rests_until"),
                row.getLocalDate("declined_on"),
                row.getLocalDate("accepted_on"));
    }

    /** Seen, and nothing said to it yet; once too often, and it rests. */
    OfferStanding seen(LocalDate day, AnsweredOffer offer) {
        int silent = unanswered + 1;
        boolean tired = offer.mostShown() != null && silent >= offer.mostShown();
        return shown(
                day, offer, tired ? 0 : silent, tired ? later(restsUntil, day.plusDays(offer.restDays())) : restsUntil);
    }

    /** Seen by who reacts to it. */
    OfferStanding seenAtLeast(LocalDate day, AnsweredOffer offer) {
        return shown(day, offer, unanswered, restsUntil);
    }

    OfferStanding reacted(OfferResponseKind kind, LocalDate day, AnsweredOffer offer) {
        return new OfferStanding(
                key,
                offer.productCode(),
                0,
                shown,
                lastShown,
                kind == OfferResponseKind.DISMISSED ? later(restsUntil, day.plusDays(offer.restDays())) : restsUntil,
                kind == OfferResponseKind.DECLINED ? later(declinedOn, day) : declinedOn,
                kind == OfferResponseKind.ACCEPTED ? day : acceptedOn);
    }

    private OfferStanding shown(LocalDate day, AnsweredOffer offer, int silent, @Nullable LocalDate rests) {
        return new OfferStanding(
                key, offer.productCode(), silent, shown + 1, later(lastShown, day), rests, declinedOn, acceptedOn);
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
