package dev.kequn.access;

import dev.kequn.platform.db.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which customers a caller may see, and how much of them: the widest scope and the least masking of all his roles.
 * A customer outside the scope is treated exactly as one that does not exist.
 */
public record CustomerScope(
        boolean everyone,
        @Nullable String customerNo,
        @Nullable String managerNo,
        @Nullable String branchCode,
        boolean browses) {

    public static CustomerScope of(Caller caller) {
        boolean everyone = caller.has(Role.MARKETING) || caller.has(Role.OPERATIONS);
        String manager = caller.has(Role.MANAGER) ? caller.managerNo() : null;
        boolean leadsBranch = caller.has(Role.BRANCH_MANAGER);
        String branch = leadsBranch || caller.has(Role.BRANCH_STAFF) ? caller.branchCode() : null;
        return new CustomerScope(
                everyone,
                caller.has(Role.CUSTOMER) ? caller.customerNo() : null,
                manager,
                branch,
                everyone || manager != null || (leadsBranch && branch != null));
    }

    /** Whether a customer with these keys is inside. */
    public boolean includes(@Nullable String number, @Nullable String manager, String branch) {
        return everyone || owns(number) || manages(manager) || branch.equals(branchCode);
    }

    /** Whether personal data of such a customer is shown in full to {@code caller}. */
    public boolean unmasks(Caller caller, @Nullable String number, @Nullable String manager, String branch) {
        return owns(number)
                || manages(manager)
                || caller.has(Role.BRANCH_MANAGER) && branch.equals(caller.branchCode());
    }

    /** Appends the scope as a condition on {@code customer} named {@code alias}. */
    public void restrict(SqlText sql, String alias) {
        if (everyone) {
            return;
        }
        List<String> reasons = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        add(reasons, values, alias + ".customer_no = ?", customerNo);
        add(reasons, values, alias + ".manager_no = ?", managerNo);
        add(reasons, values, alias + ".branch_code = ?", branchCode);
        sql.add(reasons.isEmpty() ? " AND false" : " AND (" + String.join(" OR ", reasons) + ")", values.toArray());
    }

    private static void add(List<String> reasons, List<Object> values, String reason, @Nullable String value) {
        if (value != null) {
            reasons.add(reason);
            values.add(value);
        }
    }

    private boolean owns(@Nullable String number) {
        return customerNo != null && Objects.equals(customerNo, number);
    }

    private boolean manages(@Nullable String manager) {
        return managerNo != null && Objects.equals(managerNo, manager);
    }
}
