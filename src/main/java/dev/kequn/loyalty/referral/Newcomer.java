package dev.kequn.loyalty.referral;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who may have been brought. */
record Newcomer(long id, @Nullable String customerNo, @Nullable LocalDate openedOn, @Nullable LocalDate closedOn) {
    static Newcomer of(Row row) {
        return new Newcomer(
                row.getLong("customer_id"),
                row.getString("customer_no"),
                row.getLocalDate("opened_on"),
                row.getLocalDate("closed_on"));
    }

    /** A prospect, or a customer whose relation lasts and began at most {@code window} days before {@code today}. */
    boolean isNew(LocalDate today, int window) {
        if (customerNo == null) {
            return true;
        }
        boolean left = closedOn != null && !closedOn.isAfter(today);
        return !left && openedOn != null && !openedOn.isBefore(today.minusDays(window));
    }
}
