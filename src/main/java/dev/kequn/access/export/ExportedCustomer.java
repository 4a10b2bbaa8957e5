package dev.kequn.access.export;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Mask;
import io.vertx.mutiny.sqlclient.Row;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a row of an export is about, masked as the caller sees him everywhere. */
public record ExportedCustomer(
        @Nullable String customerNo, String name, @Nullable String phone, String branch, @Nullable String manager) {
    public static final String HEADER = "customer_no,name,phone,branch,manager";
    /** Of the table {@code customer c}. */
    public static final String COLUMNS = "c.customer_no, c.name, c.phone, c.branch_code, c.manager_no";

    public static ExportedCustomer of(Row row, Caller caller, CustomerScope scope) {
        String number = row.getString("customer_no");
        String manager = row.getString("manager_no");
        String branch = row.getString("branch_code");
        boolean full = scope.unmasks(caller, number, manager, branch);
        String name = row.getString("name");
        String phone = row.getString("phone");
        return new ExportedCustomer(
                number, full ? name : Mask.name(name), full ? phone : Mask.phone(phone), branch, manager);
    }

    /** As they stand in the file. */
    public Stream<@Nullable String> fields() {
        return Stream.of(customerNo, name, phone, branch, manager);
    }
}
