package dev.kequn.campaign.enrolment;

import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a round, as others see him.
 *
 * @param campaign code
 * @param round number of it
 * @param version the one he came under and stays bound to
 * @param step the one he is at, or was at when it closed
 * @param nextOn when {@code nextAct} happens
 * @param convertedAt when he first did what the campaign is for
 */
public record Enrolment(
        EnrolmentKey key,
        String campaign,
        String nameZh,
        String nameEn,
        int round,
        int version,
        Assignment assignment,
        LocalDate enrolledOn,
        EnrolmentState state,
        StepName step,
        OffsetDateTime stepEnteredAt,
        int approaches,
        int noShows,
        @Nullable NextAct nextAct,
        @Nullable LocalDate nextOn,
        @Nullable LocalDate closedOn,
        @Nullable OffsetDateTime convertedAt) {
    static final String COLUMNS =
            """
            e.customer_id, e.round_id, e.entry, e.arm, e.bucket, e.pilot, e.source, e.level, e.branch_code, e.newcomer,
            e.enrolled_on, e.state, e.position, e.step_entered_at, e.approaches, e.no_shows, e.next_act, e.next_on,
            e.closed_on, e.converted_at, k.code AS campaign, v.name_zh, v.name_en, v.version, r.number, g.code AS segment,
            s.code AS step, s.name_zh AS step_zh, s.name_en AS step_en
            """;
    /** What belongs to {@code enrolment e}. */
    static final String JOINED =
            """
             JOIN campaign k ON k.campaign_id = e.campaign_id JOIN campaign_round r ON r.round_id = e.round_id
             JOIN campaign_version v ON v.version_id = e.version_id
             JOIN campaign_step s ON s.version_id = e.version_id AND s.position = e.position
             LEFT JOIN segment g ON g.segment_id = e.segment_id
            """;

    static Enrolment of(Row row) {
        String act = row.getString("next_act");
        return new Enrolment(
                new EnrolmentKey(row.getLong("customer_id"), row.getLong("round_id"), row.getInteger("entry")),
                row.getString("campaign"),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getInteger("number"),
                row.getInteger("version"),
                Assignment.of(row),
                row.getLocalDate("enrolled_on"),
                EnrolmentState.valueOf(row.getString("state")),
                StepName.of(row),
                row.getOffsetDateTime("step_entered_at"),
                row.getInteger("approaches"),
                row.getInteger("no_shows"),
                act == null ? null : NextAct.valueOf(act),
                row.getLocalDate("next_on"),
                row.getLocalDate("closed_on"),
                row.getOffsetDateTime("converted_at"));
    }
}
