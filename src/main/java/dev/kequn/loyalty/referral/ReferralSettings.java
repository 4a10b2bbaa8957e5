package dev.kequn.loyalty.referral;

import io.smallrye.config.ConfigMapping;

/** Who counts as new, and what looks like abuse. */
@ConfigMapping(prefix = "kequn.loyalty")
public interface ReferralSettings {
    /** For how many days from the first day of his relation a customer may still say who brought him. */
    int referralWindow();

    /** More newcomers of one referrer than this within seven days are suspicious. */
    int referralBurst();

    /** Name of the customer attribute that holds the device the mobile app runs on. */
    String deviceAttribute();
}
