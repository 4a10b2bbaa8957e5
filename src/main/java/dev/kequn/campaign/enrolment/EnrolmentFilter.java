package dev.kequn.campaign.enrolment;

import dev.kequn.access.CustomerScope;
import dev.kequn.campaign.Arm;
import dev.kequn.platform.db.SqlText;
import org.jspecify.annotations.Nullable;

/** Enrolments of one round, as far as the scope goes: all, or those of an arm or in a state. */
public record EnrolmentFilter(CustomerScope scope, long roundId, @Nullable Arm arm, @Nullable EnrolmentState state) {
    /** Restricts {@code enrolment e} and its {@code customer c}. */
    void restrict(SqlText sql) {
        sql.add(" WHERE e.round_id = ?", roundId);
        if (arm != null) {
            sql.add(" AND e.arm = ?", arm.name());
        }
        if (state != null) {
            sql.add(" AND e.state = ?", state.name());
        }
        scope.restrict(sql, "c");
    }
}
