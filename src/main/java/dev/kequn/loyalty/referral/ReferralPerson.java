package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Mask;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** One side of a referral, with what it takes to decide who may see how much of him. */
public record ReferralPerson(
        long customerId, @Nullable String customerNo, String name, @Nullable String managerNo, String branchCode) {
    /** What {@link #of} reads, of the customer {@code p}. */
    static final String COLUMNS = "p.customer_id, p.customer_no, p.name, p.manager_no, p.branch_code";

    static ReferralPerson of(Row row) {
        return new ReferralPerson(
                row.getLong("customer_id"),
                row.getString("customer_no"),
                row.getString("name"),
                row.getString("manager_no"),
                row.getString("branch_code"));
    }

    /** In full where the caller sees him in full; else masked, also to those who do not see him at all. */
    public String nameFor(Caller caller) {
        return CustomerScope.of(caller).unmasks(caller, customerNo, managerNo, branchCode) ? name : Mask.name(name);
    }

    /** Null for callers who do not see him, and for a prospect. */
    public @Nullable String numberFor(Caller caller) {
        return CustomerScope.of(caller).includes(customerNo, managerNo, branchCode) ? customerNo : null;
    }
}
