package dev.kequn.customer.prospect;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A prospect, or who was one, as he stands in the pool. */
record ProspectRow(
        long id,
        @Nullable String customerNo,
        @Nullable String managerNo,
        String branchCode,
        @Nullable LocalDate openedOn) {
    static final String COLUMNS = "customer_id, customer_no, manager_no, branch_code, opened_on";

    static ProspectRow of(Row row) {
        return new ProspectRow(
                row.getLong("customer_id"),
                row.getString("customer_no"),
                row.getString("manager_no"),
                row.getString("branch_code"),
                row.getLocalDate("opened_on"));
    }

    /** The bank's systems see everyone they write. */
    boolean isSeenBy(Caller caller) {
        return caller.has(Role.SERVICE) || CustomerScope.of(caller).includes(customerNo, managerNo, branchCode);
    }

    JsonObject values() {
        return new JsonObject()
                .put("customerNo", customerNo)
                .put("openedOn", openedOn == null ? null : openedOn.toString());
    }
}
