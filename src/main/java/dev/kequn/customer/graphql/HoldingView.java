package dev.kequn.customer.graphql;

import dev.kequn.customer.Holding;
import dev.kequn.customer.ProductCategory;
import dev.kequn.platform.graphql.Decimal;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Holding")
@Description("A product a customer holds or held.")
public record HoldingView(
        @NonNull @Description("Account or contract number.") String accountNo,
        @NonNull @Description("The product.") ProductView product,
        @NonNull @Description("First day.") LocalDate openedOn,
        @Description("Day it falls due; null when it does not.") @Nullable LocalDate maturesOn,
        @Description("Day it was closed; null while it is held.") @Nullable LocalDate closedOn,
        @Description("Last stated balance; null where the bank states none.") @Nullable Decimal balance) {

    @Name("Product")
    @Description("A product of the bank.")
    public record ProductView(
            @NonNull @Description("The bank's product code.") String code,
            @NonNull @Description("Name of the product.") String name,
            @NonNull @Description("What kind it is.") ProductCategory category) {}

    static HoldingView of(Holding holding) {
        return new HoldingView(
                holding.accountNo(),
                new ProductView(holding.productCode(), holding.productName(), holding.category()),
                holding.openedOn(),
                holding.maturesOn(),
                holding.closedOn(),
                holding.balance() == null ? null : Decimal.ofMinor(holding.balance()));
    }
}
