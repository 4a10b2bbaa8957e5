package dev.kequn.tier.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What the bank wants of the customers of one quadrant, and by which means; 1 to 200 characters each. */
@Embeddable
public record QuadrantStrategy(
        @Column(name = "aim_zh") String aimZh,
        @Column(name = "aim_en") String aimEn,
        @Column(name = "means_zh") String meansZh,
        @Column(name = "means_en") String meansEn) {}
