package dev.kequn.balance.graphql;

import dev.kequn.balance.AverageBalance;
import dev.kequn.platform.graphql.Decimal;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("AverageBalance")
@Description("Daily averages over a span of days; days before the first balance count as zero.")
public record AverageBalanceView(
        @NonNull @Description("Average assets under management, rounded half up.") Decimal aum,
        @NonNull @Description("Average of what was owed, rounded half up.") Decimal loan,
        @NonNull @Description("Average of the part on deposit; days without a statement count as zero.")
                Decimal deposit) {

    static AverageBalanceView of(AverageBalance average) {
        return new AverageBalanceView(
                Decimal.ofMinor(average.aum()), Decimal.ofMinor(average.loan()), Decimal.ofMinor(average.deposit()));
    }
}
