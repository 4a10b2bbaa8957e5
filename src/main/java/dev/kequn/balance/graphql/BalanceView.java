package dev.kequn.balance.graphql;

import dev.kequn.balance.Balance;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Balance")
@Description("What a customer keeps and owes now.")
public record BalanceView(
        @NonNull @Description("Assets under management.") Decimal aum,
        @NonNull @Description("Loans, what is owed.") Decimal loan,
        @Description("The part of aum on deposit; null where the bank does not state it.") @Nullable Decimal deposit,
        @NonNull @Description("The day from which it is so.") LocalDate asOf,
        @NonNull @Description("The last day for which the bank stated it; later days are carried.")
                LocalDate statedThrough) {

    static BalanceView of(Balance balance) {
        return new BalanceView(
                Decimal.ofMinor(balance.aum()),
                Decimal.ofMinor(balance.loan()),
                balance.deposit() == null ? null : Decimal.ofMinor(balance.deposit()),
                balance.asOf(),
                balance.statedThrough());
    }
}
