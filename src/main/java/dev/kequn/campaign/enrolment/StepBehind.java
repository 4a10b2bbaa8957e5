package dev.kequn.campaign.enrolment;

import dev.kequn.campaign.round.Withheld;
import io.vertx.mutiny.sqlclient.Row;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A step that an enrolment has behind it.
 *
 * @param actor who said so, of staff
 * @param withheld why not all was given that the step promises
 */
public record StepBehind(
        EnrolmentKey enrolment,
        StepName step,
        OffsetDateTime enteredAt,
        OffsetDateTime leftAt,
        StepOutcome outcome,
        CausedBy causedBy,
        @Nullable String actor,
        @Nullable String note,
        int approaches,
        int noShows,
        @Nullable Long points,
        @Nullable String reward,
        @Nullable Withheld withheld) {
    static StepBehind of(Row row) {
        String withheld = row.getString("withheld");
        return new StepBehind(
                new EnrolmentKey(row.getLong("customer_id"), row.getLong("round_id"), row.getInteger("entry")),
                StepName.of(row),
                row.getOffsetDateTime("entered_at"),
                row.getOffsetDateTime("left_at"),
                StepOutcome.valueOf(row.getString("outcome")),
                CausedBy.valueOf(row.getString("caused_by")),
                row.getString("actor"),
                row.getString("note"),
                row.getInteger("approaches"),
                row.getInteger("no_shows"),
                row.getLong("points"),
                row.getString("reward"),
                withheld == null ? null : Withheld.valueOf(withheld));
    }
}
