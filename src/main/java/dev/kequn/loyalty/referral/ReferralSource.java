package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.access.Role;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("On whose word a referral was registered.")
public enum ReferralSource {
    @Description("The newcomer himself typed the code.")
    CUSTOMER,
    @Description("Someone of the bank typed it for him.")
    STAFF,
    @Description("A system of the bank passed it on.")
    SERVICE;

    static ReferralSource of(Caller caller, @Nullable String newcomerNo) {
        if (caller.has(Role.CUSTOMER) && newcomerNo != null && Objects.equals(caller.customerNo(), newcomerNo)) {
            return CUSTOMER;
        }
        boolean staff = Stream.of(Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.OPERATIONS)
                .anyMatch(caller::has);
        return staff ? STAFF : SERVICE;
    }
}
