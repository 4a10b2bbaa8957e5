package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("PointsExpiry")
@Description("How points expire.")
public record PointsExpiryView(
        @NonNull @Description("How it is decided.") ExpiryKind kind,
        @Description("For DAYS how many, for END_OF_MONTH how many months; null for the others.") @Nullable
                Integer number,
        @Description("For ON the last day on which the points can be spent; null for the others.") @Nullable
                LocalDate day) {

    static PointsExpiryView of(Expiry expiry) {
        return new PointsExpiryView(expiry.kind(), expiry.number(), expiry.day());
    }
}
