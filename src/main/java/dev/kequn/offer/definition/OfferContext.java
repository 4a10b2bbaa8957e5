package dev.kequn.offer.definition;

import dev.kequn.access.Said;
import dev.kequn.offer.OfferChannel;
import io.vertx.core.json.JsonArray;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * Where and when the offer counts for more or less. All that it names must hold.
 *
 * @param fromDay month and day as month × 100 + day; with {@code toDay} each year's days from one to the other, both included
 * @param condition CEL about the customer
 * @param factor percent
 */
@Embeddable
public record OfferContext(
        @Nullable @Enumerated(EnumType.STRING) @Column(name = "channel") OfferChannel channel,
        @Nullable @Column(name = "from_day") Integer fromDay,
        @Nullable @Column(name = "to_day") Integer toDay,
        @Nullable @Column(name = "condition") String condition,
        @Column(name = "factor") int factor) {

    JsonArray said() {
        return Said.of(channel, fromDay, toDay, condition, factor);
    }
}
