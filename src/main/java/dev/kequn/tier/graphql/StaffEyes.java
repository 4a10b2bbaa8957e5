package dev.kequn.tier.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import java.util.Objects;

/** What staff may read of a customer and he himself may not: who set his service level, and why. */
final class StaffEyes {
    private StaffEyes() {}

    /** True for staff, but not about themselves where they are customers too. */
    static boolean look(Caller caller, CustomerView customer) {
        boolean staff = caller.roles().stream().anyMatch(role -> !role.equals(Role.CUSTOMER));
        boolean himself = caller.has(Role.CUSTOMER) && Objects.equals(caller.customerNo(), customer.customerNo());
        return staff && !himself;
    }
}
