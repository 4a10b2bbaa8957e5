package dev.kequn.loyalty.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The points one event or month gives before multipliers: a fixed number, or so many for every full amount.
 *
 * @param attribute the event's attribute that holds an amount
 * @param amount minor units
 * @param points for every full {@code amount}
 */
@Embeddable
public record Award(
        @Nullable @Column(name = "fixed_points") Long fixed,
        @Nullable @Column(name = "per_attribute") String attribute,
        @Nullable @Column(name = "per_amount") Long amount,
        @Nullable @Column(name = "per_points") Long points) {

    public static Award fixed(long points) {
        return new Award(points, null, null, null);
    }

    public static Award per(String attribute, long amount, long points) {
        return new Award(null, attribute, amount, points);
    }
}
