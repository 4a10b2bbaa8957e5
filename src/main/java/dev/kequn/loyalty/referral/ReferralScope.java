package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;

/** Whose referrals the lists for staff show: those of customers the caller may browse. */
final class ReferralScope {
    private ReferralScope() {}

    static CustomerScope of(Caller caller) {
        return CustomerScope.of(acting(caller));
    }

    static Caller acting(Caller caller) {
        return caller.actingAs(Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS);
    }
}
