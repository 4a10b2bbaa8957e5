package dev.kequn.tier.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way from the composite to the service level.
 *
 * @param condition CEL over the policy's vocabulary; whom the rule is about
 * @param steps levels to move by, only for SHIFT
 * @param level code of a level of the same policy, for every other effect
 */
@Embeddable
public record ServiceRule(
        @Column(name = "name") String name,
        @Column(name = "condition") String condition,
        @Enumerated(EnumType.STRING) @Column(name = "effect") ServiceEffect effect,
        @Nullable @Column(name = "steps") Integer steps,
        @Nullable @Column(name = "level") String level) {}
