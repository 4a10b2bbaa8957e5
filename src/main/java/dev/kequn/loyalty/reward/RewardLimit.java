package dev.kequn.loyalty.reward;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** How often one customer may have a reward. */
@Embeddable
public record RewardLimit(
        @Column(name = "limit_times") Integer times,
        @Enumerated(EnumType.STRING) @Column(name = "limit_period") LimitPeriod period) {}
