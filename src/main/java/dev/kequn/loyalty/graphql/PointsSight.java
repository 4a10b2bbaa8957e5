package dev.kequn.loyalty.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.graphql.CustomerView;
import java.util.Objects;

/**
 * What a caller reads of a customer's transactions beside their numbers.
 *
 * @param words what was written for him: reference and reason; not for who sees him by role marketing only
 * @param actor who caused them; for operations, his manager and his branch's manager, and not about themselves
 */
record PointsSight(boolean words, boolean actor) {
    static PointsSight of(Caller caller, CustomerView customer) {
        boolean himself = caller.has(Role.CUSTOMER) && Objects.equals(caller.customerNo(), customer.customerNo());
        return new PointsSight(
                sees(
                        caller.actingAs(
                                Role.CUSTOMER, Role.MANAGER, Role.OPERATIONS, Role.BRANCH_STAFF, Role.BRANCH_MANAGER),
                        customer),
                !himself && sees(caller.actingAs(Role.MANAGER, Role.OPERATIONS, Role.BRANCH_MANAGER), customer));
    }

    private static boolean sees(Caller acting, CustomerView customer) {
        return CustomerScope.of(acting).includes(customer.customerNo(), customer.managerNo(), customer.branchCode());
    }
}
