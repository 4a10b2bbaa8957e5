package dev.kequn.customer.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import java.util.Objects;

/** What staff may read of a customer and he himself may not: why he is treated as he is. */
public final class StaffEyes {
    private StaffEyes() {}

    /** True for staff, but not about themselves where they are customers too. */
    public static boolean look(Caller caller, CustomerView customer) {
        boolean staff = caller.roles().stream().anyMatch(role -> !role.equals(Role.CUSTOMER));
        boolean himself = caller.has(Role.CUSTOMER) && Objects.equals(caller.customerNo(), customer.customerNo());
        return staff && !himself;
    }
}
