package dev.kequn.offer.graphql;

import dev.kequn.offer.definition.Offer;
import dev.kequn.offer.definition.OfferState;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Offer")
@Description("What the bank proposes to customers who come to it by themselves.")
public record OfferView(
        @Id @NonNull @Description("Stable for the life of the offer.") String id,
        @NonNull @Description("Its code: 2 to 40 capital letters, digits and underscores.") String code,
        @NonNull @Description("Where it stands.") OfferState state,
        @Description("When it was published; null before.") @Nullable OffsetDateTime publishedAt,
        @Description("When it was retired; null while it was not.") @Nullable OffsetDateTime retiredAt,
        @Description("Why it was retired; null while it was not.") @Nullable String retireReason) {
    public static OfferView of(Offer offer) {
        return new OfferView(
                Long.toString(offer.id()),
                offer.code(),
                offer.state(),
                at(offer.publishedAt()),
                at(offer.retiredAt()),
                offer.retireReason());
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** The key of the rows that belong to this offer. */
    public long key() {
        return Long.parseLong(id);
    }
}
