package dev.kequn.tier.standing;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The service level the rules gave a customer, and when it counted.
 *
 * @param ruleName the last service rule that applied; null when none did
 * @param from first day after the period assessed
 * @param to first day of the next assessment's; null while there is none
 */
public record RuleSpan(
        long policyId,
        String level,
        ServiceTierSource source,
        @Nullable String ruleName,
        LocalDate from,
        @Nullable LocalDate to) {

    static RuleSpan of(Row row) {
        return new RuleSpan(
                row.getLong("policy_id"),
                row.getString("level"),
                ServiceTierSource.valueOf(row.getString("source")),
                row.getString("rule_name"),
                row.getLocalDate("held_from"),
                row.getLocalDate("held_to"));
    }

    boolean covers(LocalDate day) {
        return !from.isAfter(day) && (to == null || to.isAfter(day));
    }

    boolean says(RuleSpan other) {
        return policyId == other.policyId
                && level.equals(other.level)
                && source == other.source
                && Objects.equals(ruleName, other.ruleName);
    }
}
