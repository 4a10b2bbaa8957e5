package dev.kequn.loyalty.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("PointsSpendInput")
@Description("Points to be spent from a customer's account.")
public record PointsSpendInput(
        @NonNull @Description("The customer.") String customerNo,
        @NonNull @Description("How many, 1 to 1000000000.") Points amount,
        @Description("Your own number of the cause, such as an order's; at most 200 characters.") @Nullable
                String reference,
        @Description("In words, for the customer's statement; at most 500 characters.") @Nullable String reason) {}
