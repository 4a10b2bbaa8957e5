package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.grant.GrantWish;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionKind;
import dev.kequn.platform.Refusal;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PointsGrantInput")
@Description("Points to be granted by hand.")
public record PointsGrantInput(
        @NonNull @Description("The customer.") String customerNo,
        @NonNull @Description("How many, 1 to 1000000000.") Points amount,
        @NonNull @Description("Why, 1 to 500 characters; the customer reads it on his statement.") String reason,
        @NonNull @Description("How they expire.") PointsExpiryInput expiry,
        @Description("When they can be spent; at once when absent. Counted from the day on which they are brought.")
                @Nullable
                PointsActivationInput activation,
        @NonNull @DefaultValue("REFUSE") @Description("What a later reversal does if they are spent by then.")
                SpentPolicy onSpent) {

    /**
     * @throws Refusal {@link PointsRefusal#INVALID_VALIDITY}, {@link PointsRefusal#INVALID_AMOUNT},
     *     {@link PointsRefusal#INVALID_REASON}
     */
    GrantWish wish() {
        return new GrantWish(customerNo, grant(), reason);
    }

    private Grant grant() {
        try {
            return new Grant(
                    TransactionKind.GRANT,
                    amount.value(),
                    activation == null ? Activation.IMMEDIATE : activation.activation(),
                    expiry.expiry(),
                    onSpent);
        } catch (IllegalArgumentException invalid) {
            throw new Refusal(PointsRefusal.INVALID_VALIDITY, "activation", invalid.getMessage());
        }
    }
}
