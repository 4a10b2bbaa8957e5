package dev.kequn.tier.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A level of a policy.
 *
 * @param threshold weighted daily average, in minor units, from which the level holds
 */
@Embeddable
public record TierLevel(
        @Column(name = "code") String code,
        @Column(name = "rank") short rank,
        @Column(name = "threshold") long threshold,
        @Column(name = "name_zh") String nameZh,
        @Column(name = "name_en") String nameEn) {}
