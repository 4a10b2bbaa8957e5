package dev.kequn.tier.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who meets the condition does not fall below the level; it lifts nobody who never held it.
 *
 * @param condition CEL over the policy's vocabulary
 * @param level code of a level of the same policy
 */
@Embeddable
public record Floor(@Column(name = "condition") String condition, @Column(name = "level") String level) {}
