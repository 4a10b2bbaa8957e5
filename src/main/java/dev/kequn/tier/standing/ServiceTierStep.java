package dev.kequn.tier.standing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in a row on which a customer had one service level for one reason.
 *
 * @param to first day on which it no longer held; null while it lasts
 * @param rule what the rules said on these days
 * @param override what was set by hand above it; null when nothing was
 */
public record ServiceTierStep(LocalDate from, @Nullable LocalDate to, RuleSpan rule, @Nullable OverrideSpan override) {
    public String level() {
        return override == null ? rule.level() : override.level();
    }

    public ServiceTierSource source() {
        return override == null ? rule.source() : ServiceTierSource.OVERRIDE;
    }

    /** How it ended, if it was an override and did not merely give way to a policy that does not know its level. */
    public @Nullable OverrideEnding ending() {
        return override != null && override.to().equals(to) ? override.ending() : null;
    }

    /** Whether {@code next}, on the days after it, says the same for the same reason. */
    boolean goesOnAs(ServiceTierStep next) {
        return next.from().equals(to)
                && (override == null ? next.override == null && rule.says(next.rule) : override.equals(next.override))
                && rule.policyId() == next.rule.policyId();
    }

    ServiceTierStep upTo(@Nullable LocalDate end) {
        return new ServiceTierStep(from, end, rule, override);
    }
}
