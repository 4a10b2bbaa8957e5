package dev.kequn.loyalty.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * So many times the points for those who meet the condition.
 *
 * @param condition CEL over the rule's vocabulary
 */
@Embeddable
public record Multiplier(@Column(name = "condition") String condition, @Column(name = "times") int times) {}
