package dev.kequn.loyalty.referral;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;

/** A newcomer and who brought him. */
public record Referral(long newcomerId, ReferralPerson referrer, LocalDate registeredOn, ReferralSource source) {
    /** Reads what {@link #of} takes; the referral is {@code r}, the referrer {@code p}. */
    static final String SELECT = "SELECT r.newcomer_id, r.registered_on, r.source, " + ReferralPerson.COLUMNS
            + " FROM referral r JOIN customer p ON p.customer_id = r.referrer_id";

    static Referral of(Row row) {
        return new Referral(
                row.getLong("newcomer_id"),
                ReferralPerson.of(row),
                row.getLocalDate("registered_on"),
                ReferralSource.valueOf(row.getString("source")));
    }
}
