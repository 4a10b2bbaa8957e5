package dev.kequn.loyalty.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rule one about newcomers whom another customer brought: its event is the newcomer's qualifying act, its
 * points go to the newcomer, its caps count for the referrer.
 *
 * @param withinDays after registration within which the act counts
 * @param referrerReward code of a reward
 * @param newcomerReward code of a reward
 */
@Embeddable
public record ReferralTerms(
        @Column(name = "referral_days") Integer withinDays,
        @Nullable @Column(name = "referrer_points") Long referrerPoints,
        @Nullable @Column(name = "referrer_reward") String referrerReward,
        @Nullable @Column(name = "newcomer_reward") String newcomerReward) {}
