package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.EnrolmentState;
import dev.kequn.campaign.enrolment.NextAct;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment as the database has it.
 *
 * @param lastLeft when the last step behind it was left
 * @param used events that completed steps of it
 */
record Enrolled(
        EnrolmentKey key,
        long versionId,
        boolean treated,
        OffsetDateTime enrolledAt,
        Standing standing,
        @Nullable OffsetDateTime lastLeft,
        Set<Long> used) {
    static final String COLUMNS =
            """
            e.customer_id, e.round_id, e.entry, e.version_id, e.arm, e.enrolled_at, e.state, e.position,
            e.step_entered_at, e.approaches, e.no_shows, e.next_act, e.next_on, e.closed_on, e.converted_at,
            (SELECT max(s.left_at) FROM enrolment_step s WHERE s.customer_id = e.customer_id
                AND s.round_id = e.round_id AND s.entry = e.entry) AS last_left,
            ARRAY(SELECT s.event_id FROM enrolment_step s WHERE s.customer_id = e.customer_id
                AND s.round_id = e.round_id AND s.entry = e.entry AND s.event_id IS NOT NULL) AS used
            """;

    static Enrolled of(Row row) {
        String act = row.getString("next_act");
        return new Enrolled(
                new EnrolmentKey(row.getLong("customer_id"), row.getLong("round_id"), row.getInteger("entry")),
                row.getLong("version_id"),
                row.getString("arm").equals("TREATED"),
                row.getOffsetDateTime("enrolled_at"),
                new Standing(
                        EnrolmentState.valueOf(row.getString("state")),
                        row.getInteger("position"),
                        row.getOffsetDateTime("step_entered_at"),
                        row.getInteger("approaches"),
                        row.getInteger("no_shows"),
                        act == null ? null : NextAct.valueOf(act),
                        row.getLocalDate("next_on"),
                        row.getLocalDate("closed_on"),
                        row.getOffsetDateTime("converted_at")),
                row.getOffsetDateTime("last_left"),
                Set.copyOf(List.of(row.getArrayOfLongs("used"))));
    }

    Journey on(Path path) {
        return new Journey(key, path, treated, enrolledAt, used, lastLeft, standing);
    }
}
