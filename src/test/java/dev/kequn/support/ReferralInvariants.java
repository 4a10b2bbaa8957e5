package dev.kequn.support;

import java.util.List;

/** The operators' own check of referrals, against the test's database. */
public final class ReferralInvariants {
    private ReferralInvariants() {}

    /** One line for each promise that is broken. */
    public static List<String> broken() {
        return Checks.broken("referral");
    }
}
