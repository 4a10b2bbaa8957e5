package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.EnrolmentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A customer who is treated in a round, as others see him.
 *
 * @param campaign code
 * @param round number of it
 * @param step code of the one he is at, or was at when it closed
 * @param nextOn when {@code nextAct} happens
 */
public record Enrolment(
        EnrolmentKey key,
        String campaign,
        int round,
        EnrolmentState state,
        String step,
        OffsetDateTime stepEnteredAt,
        int approaches,
        int noShows,
        @Nullable NextAct nextAct,
        @Nullable LocalDate nextOn,
        LocalDate enrolledOn,
        @Nullable LocalDate closedOn) {
    private static final String ONE =
            """
            SELECT e.customer_id, e.round_id, e.entry, c.code AS campaign, r.number, e.state, s.code AS step,
                   e.step_entered_at, e.approaches, e.no_shows, e.next_act, e.next_on, e.enrolled_on, e.closed_on
            FROM enrolment e JOIN campaign_round r USING (round_id) JOIN campaign c ON c.campaign_id = r.campaign_id
                 JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position
            WHERE e.customer_id = $1 AND e.round_id = $2 AND e.entry = $3""";

    /** One that is there. */
    static Uni<Enrolment> read(SqlClient client, EnrolmentKey key) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(key.customerId(), key.roundId(), (short) key.entry()))
                .map(rows -> of(rows.iterator().next()));
    }

    private static Enrolment of(Row row) {
        String act = row.getString("next_act");
        return new Enrolment(
                new EnrolmentKey(row.getLong("customer_id"), row.getLong("round_id"), row.getInteger("entry")),
                row.getString("campaign"),
                row.getInteger("number"),
                EnrolmentState.valueOf(row.getString("state")),
                row.getString("step"),
                row.getOffsetDateTime("step_entered_at"),
                row.getInteger("approaches"),
                row.getInteger("no_shows"),
                act == null ? null : NextAct.valueOf(act),
                row.getLocalDate("next_on"),
                row.getLocalDate("enrolled_on"),
                row.getLocalDate("closed_on"));
    }
}
