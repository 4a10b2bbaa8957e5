package dev.kequn.offer.response;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.WithTheBank;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer as whoever answers for him finds him. */
record Respondent(
        long customerId,
        @Nullable String customerNo,
        @Nullable String managerNo,
        String branchCode,
        @Nullable Integer riskTolerance,
        @Nullable LocalDate riskAssessedOn,
        boolean withTheBank) {
    static final String READ = "SELECT c.customer_id, c.customer_no, c.manager_no, c.branch_code, c.risk_tolerance, "
            + "c.risk_assessed_on, (" + WithTheBank.condition("c", "$2") + ") AS with_the_bank FROM customer c "
            + "WHERE c.customer_id = ANY ($1)";

    private static final String[] ANSWERING = {Role.CUSTOMER, Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER};

    static Respondent of(Row row) {
        return new Respondent(
                row.getLong("customer_id"),
                row.getString("customer_no"),
                row.getString("manager_no"),
                row.getString("branch_code"),
                row.getInteger("risk_tolerance"),
                row.getLocalDate("risk_assessed_on"),
                row.getBoolean("with_the_bank"));
    }

    /** A bank system answers for every customer. */
    boolean isIn(Caller caller) {
        return caller.has(Role.SERVICE)
                || CustomerScope.of(caller.actingAs(ANSWERING)).includes(customerNo, managerNo, branchCode);
    }

    /** Whether a person of the bank answers for him. */
    boolean isServedBy(Caller caller) {
        boolean himself = caller.has(Role.CUSTOMER) && Objects.equals(caller.customerNo(), customerNo);
        return !himself && !caller.has(Role.SERVICE);
    }
}
