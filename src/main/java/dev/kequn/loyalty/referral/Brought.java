package dev.kequn.loyalty.referral;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;

/** A newcomer as one of those whom {@code referrerId} brought. */
public record Brought(long referrerId, ReferralPerson newcomer, LocalDate registeredOn) {
    static Brought of(Row row) {
        return new Brought(row.getLong("referrer_id"), ReferralPerson.of(row), row.getLocalDate("registered_on"));
    }

    public Place place() {
        return new Place(registeredOn, newcomer.customerId());
    }
}
