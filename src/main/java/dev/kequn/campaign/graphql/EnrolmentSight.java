package dev.kequn.campaign.graphql;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a customer's enrolments a caller sees. Who talks to customers does not learn of control groups: he would
 * not leave them alone.
 *
 * @param staff whether he sees what the bank is about to do
 * @param arms whether he sees what chance decided, and those whom it left alone
 */
public record EnrolmentSight(boolean staff, boolean arms) {
    static final EnrolmentSight OF_STAFF = new EnrolmentSight(true, false);

    public static EnrolmentSight of(Caller caller, @Nullable String customerNo) {
        boolean himself = caller.has(Role.CUSTOMER) && Objects.equals(caller.customerNo(), customerNo);
        boolean staff = !himself && caller.roles().stream().anyMatch(role -> !role.equals(Role.CUSTOMER));
        return new EnrolmentSight(staff, staff && (caller.has(Role.MARKETING) || caller.has(Role.OPERATIONS)));
    }
}
