package dev.kequn.customer;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A product a customer holds; {@code balance} in minor units. */
public record Holding(
        long customerId,
        String accountNo,
        String productCode,
        String productName,
        ProductCategory category,
        LocalDate openedOn,
        @Nullable LocalDate maturesOn,
        @Nullable LocalDate closedOn,
        @Nullable Long balance) {

    static Holding of(Row row) {
        return new Holding(
                row.getLong("customer_id"),
                row.getString("account_no"),
                row.getString("product_code"),
                row.getString("name"),
                ProductCategory.valueOf(row.getString("category")),
                row.getLocalDate("opened_on"),
                row.getLocalDate("matures_on"),
                row.getLocalDate("closed_on"),
                row.getLong("balance"));
    }
}
