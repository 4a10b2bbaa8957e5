package dev.kequn.loyalty.graphql;

import dev.kequn.loyalty.ledger.Act;
import dev.kequn.loyalty.ledger.Activation;
import dev.kequn.loyalty.ledger.Expiry;
import dev.kequn.loyalty.ledger.Grant;
import dev.kequn.loyalty.ledger.PointsRefusal;
import dev.kequn.loyalty.ledger.SpentPolicy;
import dev.kequn.loyalty.ledger.TransactionKind;
import dev.kequn.platform.Refusal;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PointsEarnInput")
@Description("Points to be brought onto a customer's account.")
public record PointsEarnInput(
        @NonNull @Description("The customer.") String customerNo,
        @NonNull @Description("How many, 1 to 1000000000.") Points amount,
        @Description("When they can be spent; at once when absent.") @Nullable PointsActivationInput activation,
        @Description("How they expire; never when absent.") @Nullable PointsExpiryInput expiry,
        @Description("What a later reversal does if they are spent by then; REFUSE when absent.") @Nullable
                SpentPolicy onSpent,
        @Description(
                        "Code of an earning rule in force that the points come by: it says when they can be spent, how they "
                                + "expire and what a reversal does, so none of these may be given, and its limits count. Not one "
                                + "about referrals. Without a rule when absent.")
                @Nullable
                String rule,
        @Description("Your own number of the cause, such as a payment's; at most 200 characters.") @Nullable
                String reference,
        @Description("In words, for the customer's statement; at most 500 characters.") @Nullable String reason) {

    /** @throws Refusal {@link PointsRefusal#INVALID_VALIDITY}, {@link PointsRefusal#INVALID_AMOUNT} */
    Act byRule(String code) {
        if (activation != null || expiry != null || onSpent != null) {
            throw new Refusal(PointsRefusal.INVALID_VALIDITY, "rule", "The rule says how long its points live");
        }
        return new Act.EarnByRule(code, amount.value());
    }

    /** @throws Refusal {@link PointsRefusal#INVALID_VALIDITY}, {@link PointsRefusal#INVALID_AMOUNT} */
    Grant grant() {
        return new Grant(
                TransactionKind.EARN,
                amount.value(),
                activation == null ? Activation.IMMEDIATE : valid("activation", activation::activation),
                expiry == null ? Expiry.NEVER : valid("expiry", expiry::expiry),
                onSpent == null ? SpentPolicy.REFUSE : onSpent);
    }

    private static <T> T valid(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException invalid) {
            throw new Refusal(PointsRefusal.INVALID_VALIDITY, field, invalid.getMessage());
        }
    }
}
