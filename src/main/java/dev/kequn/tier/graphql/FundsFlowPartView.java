package dev.kequn.tier.graphql;

import dev.kequn.platform.graphql.Decimal;
import dev.kequn.tier.movement.Flow;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("FundsFlowPart")
@Description("Money in and out of some customers, from what was kept at the end of each day.")
public record FundsFlowPartView(
        @NonNull @Description("How many customers, those without any flow too.") Integer customers,
        @NonNull
                @Description(
                        "Sum of all rises of AUM from one day to the next; a first balance is a rise from nothing.")
                Decimal in,
        @NonNull @Description("Sum of all falls of AUM from one day to the next, as a positive amount.") Decimal out,
        @NonNull @Description("In minus out.") Decimal net,
        @NonNull @Description("AUM at the end of `from`.") Decimal openingAum,
        @NonNull @Description("AUM at the end of `to`.") Decimal closingAum,
        @NonNull @Description("Loans at the end of `to` minus loans at the end of `from`.") Decimal netLoan) {

    static @Nullable FundsFlowPartView of(@Nullable Flow flow) {
        return flow == null
                ? null
                : new FundsFlowPartView(
                        Math.toIntExact(flow.customers()),
                        Decimal.ofMinor(flow.moneyIn()),
                        Decimal.ofMinor(flow.moneyOut()),
                        Decimal.ofMinor(flow.net()),
                        Decimal.ofMinor(flow.openingAum()),
                        Decimal.ofMinor(flow.closingAum()),
                        Decimal.ofMinor(flow.netLoan()));
    }
}
