package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.ExpiryKind;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PointsExpiryInput")
@Description("How points expire.")
public record PointsExpiryInput(
        @NonNull @Description("How it is decided.") ExpiryKind kind,
        @Description("For DAYS how many, 1 to 3650; for END_OF_MONTH how many months, 0 to 120; absent for the others.")
                @Nullable
                Integer number,
        @Description("For ON the last day on which the points can be spent; absent for the others.") @Nullable
                LocalDate day) {

    /** @throws IllegalArgumentException with a message for the client */
    Expiry expiry() {
        return new Expiry(kind, number, day);
    }
}
