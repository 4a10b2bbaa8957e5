package dev.kequn.tier.standing;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What service a customer should get: what the rules say, unless it is set by hand.
 *
 * @param ruleName the last service rule that applied; null when none did
 */
public record ServiceTier(
        String ruleLevel, ServiceTierSource ruleSource, @Nullable String ruleName, @Nullable Override override) {

    /** A level set by hand that holds today. */
    public record Override(String level, String reason, LocalDate from, LocalDate until, String actor) {}

    static final String COLUMNS =
            """
            assessed.service_level, assessed.service_source, assessed.service_rule,
            held.level AS override_level, held.reason, held.held_from, held.until_day, held.actor""";

    static ServiceTier of(Row row) {
        String level = row.getString("override_level");
        return new ServiceTier(
                row.getString("service_level"),
                ServiceTierSource.valueOf(row.getString("service_source")),
                row.getString("service_rule"),
                level == null
                        ? null
                        : new Override(
                                level,
                                row.getString("reason"),
                                row.getLocalDate("held_from"),
                                row.getLocalDate("until_day"),
                                row.getString("actor")));
    }

    public String level() {
        return override == null ? ruleLevel : override.level();
    }

    public ServiceTierSource source() {
        return override == null ? ruleSource : ServiceTierSource.OVERRIDE;
    }
}
