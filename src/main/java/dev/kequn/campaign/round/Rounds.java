package dev.kequn.campaign.round;

import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.definition.CampaignVersions;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends the rounds that are over and begins those whose days have come; again without effect. */
@ApplicationScoped
public class Rounds {
    /** Who changes a campaign holds its row too: two turns, or a turn and an approval, come one after the other. */
    private static final String LOCK =
            """
            SELECT campaign_id FROM campaign WHERE state IN ('LIVE', 'PAUSED', 'ENDED') AND ($1::text IS NULL OR code = $1)
                AND (state = 'LIVE' OR EXISTS (SELECT FROM campaign_round r
                                               WHERE r.campaign_id = campaign.campaign_id AND r.state = 'LIVE'))
            ORDER BY campaign_id FOR NO KEY UPDATE""";

    private static final String END =
            """
            WITH over AS (
                SELECT r.round_id FROM campaign_round r JOIN campaign c USING (campaign_id)
                WHERE r.campaign_id = ANY ($1) AND r.state = 'LIVE' AND (r.ends_on < $2 OR c.state = 'ENDED')
                ORDER BY r.round_id FOR UPDATE OF r)
            UPDATE campaign_round r SET state = 'ENDED', ended_at = clock_timestamp() FROM over
            WHERE r.round_id = over.round_id""";

    private static final String LIVE =
            """
            SELECT c.campaign_id, c.in_force FROM campaign c
            WHERE c.campaign_id = ANY ($1) AND c.state = 'LIVE'
              AND NOT EXISTS (SELECT FROM campaign_round r WHERE r.campaign_id = c.campaign_id AND r.state = 'LIVE')
            ORDER BY c.campaign_id""";

    /** Days that a round before it had, under an earlier version's calendar, are not had again. */
    private static final String BEGIN =
            """
            INSERT INTO campaign_round (campaign_id, number, season, starts_on, ends_on, state, budget)
            SELECT due.campaign_id, coalesce(last.number, 0) + 1, due.season, greatest(due.starts_on, last.ends_on + 1),
                   due.ends_on, 'LIVE', due.budget
            FROM unnest($1::bigint[], $2::text[], $3::date[], $4::date[], $5::bigint[])
                     AS due (campaign_id, season, starts_on, ends_on, budget)
                 LEFT JOIN LATERAL (SELECT r.number, r.ends_on FROM campaign_round r
                                    WHERE r.campaign_id = due.campaign_id ORDER BY r.number DESC LIMIT 1) last ON true
            WHERE greatest(due.starts_on, last.ends_on + 1) <= $6
            RETURNING round_id""";

    private static final String STOCK =
            """
            INSERT INTO campaign_stock (round_id, step, put_in)
            SELECT r.round_id, s.code, s.stock
            FROM campaign_round r JOIN campaign c USING (campaign_id) JOIN campaign_step s ON s.version_id = c.in_force
            WHERE r.round_id = ANY ($1) AND s.stock IS NOT NULL""";

    private final CampaignVersions versions;

    Rounds(CampaignVersions versions) {
        this.versions = versions;
    }

    /** A round that has to begin. */
    private record Due(long campaignId, RoundDays days, @Nullable Long budget) {}

    /** Turns the calendar to {@code today}: of one campaign, or of all that are live. */
    public Uni<Void> turn(SqlConnection transaction, LocalDate today, @Nullable String code) {
        return ids(transaction, LOCK, Tuple.of(code), "campaign_id")
                .call(locked -> transaction.preparedQuery(END).execute(Tuple.of(array(locked), today)))
                .chain(locked -> due(transaction, locked, today))
                .chain(due -> due.isEmpty() ? Uni.createFrom().voidItem() : begin(transaction, due, today));
    }

    private Uni<List<Due>> due(SqlConnection transaction, List<Long> campaigns, LocalDate today) {
        return transaction
                .preparedQuery(LIVE)
                .execute(Tuple.tuple().addValue(array(campaigns)))
                .chain(rows -> {
                    Map<Long, Long> inForce = new LinkedHashMap<>();
                    rows.forEach(row -> inForce.put(row.getLong("campaign_id"), row.getLong("in_force")));
                    return versions.approved(inForce.values()).map(contents -> due(inForce, contents, today));
                });
    }

    private static List<Due> due(Map<Long, Long> inForce, Map<Long, CampaignContent> contents, LocalDate today) {
        List<Due> due = new ArrayList<>();
        inForce.forEach((campaign, version) -> {
            CampaignContent content = contents.get(version);
            RoundCalendar.on(content, today)
                    .ifPresent(days ->
                            due.add(new Due(campaign, days, content.terms().budget())));
        });
        return due;
    }

    private static Uni<Void> begin(SqlConnection transaction, List<Due> due, LocalDate today) {
        Tuple values = Tuple.tuple()
                .addValue(Columns.of(due, Long[]::new, Due::campaignId))
                .addValue(Columns.of(due, String[]::new, one -> one.days().season()))
                .addValue(Columns.of(due, LocalDate[]::new, one -> one.days().from()))
                .addValue(Columns.of(due, LocalDate[]::new, one -> one.days().to()))
                .addValue(Columns.of(due, Long[]::new, Due::budget))
                .addValue(today);
        return ids(transaction, BEGIN, values, "round_id")
                .chain(begun ->
                        transaction.preparedQuery(STOCK).execute(Tuple.tuple().addValue(array(begun))))
                .replaceWithVoid();
    }

    private static Uni<List<Long>> ids(SqlConnection transaction, String sql, Tuple values, String column) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(column)));
            return ids;
        });
    }

    private static Long[] array(List<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
