package dev.kequn.campaign.journey;

import dev.kequn.campaign.definition.CampaignContent;
import dev.kequn.campaign.round.LiveRound;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A round on whose days something happened.
 *
 * @param live whether it is still on; of one that is over only conversions count
 * @param mostEntries of one customer, by the version that newcomers are bound to
 * @param versions that its customers may be bound to
 */
record JourneyRound(LiveRound round, boolean live, int mostEntries, List<Long> versions) {
    private static final String SELECT =
            """
            SELECT r.round_id, r.campaign_id, c.code, r.number, r.season, r.starts_on, r.ends_on, c.in_force,
                   c.rolled_out, c.state <> 'LIVE' AS paused, r.state = 'LIVE' AND c.state IN ('LIVE', 'PAUSED') AS live,
                   (SELECT v.most_entries FROM campaign_version v WHERE v.version_id = c.in_force) AS most_entries,
                   ARRAY(SELECT v.version_id FROM campaign_version v
                         WHERE v.campaign_id = r.campaign_id AND v.state IN ('APPROVED', 'REPLACED')) AS versions
            FROM campaign_round r JOIN campaign c USING (campaign_id)
            """;
    private static final String OF_DAYS =
            SELECT + "WHERE c.in_force IS NOT NULL AND r.starts_on <= $2 AND r.ends_on >= $1 ORDER BY r.round_id";
    private static final String ONE = SELECT + "WHERE r.round_id = $1";

    /** By id, the rounds with days between these two, both included. */
    static Uni<Map<Long, JourneyRound>> between(SqlConnection transaction, LocalDate first, LocalDate last) {
        return transaction.preparedQuery(OF_DAYS).execute(Tuple.of(first, last)).map(rows -> {
            Map<Long, JourneyRound> rounds = new TreeMap<>();
            rows.forEach(row -> rounds.put(row.getLong("round_id"), of(row)));
            return rounds;
        });
    }

    /** One that is there. */
    static Uni<JourneyRound> of(SqlConnection transaction, long roundId) {
        return transaction
                .preparedQuery(ONE)
                .execute(Tuple.of(roundId))
                .map(rows -> of(rows.iterator().next()));
    }

    private static JourneyRound of(Row row) {
        LiveRound round = new LiveRound(
                row.getLong("round_id"),
                row.getLong("campaign_id"),
                row.getString("code"),
                row.getInteger("number"),
                row.getString("season"),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getLong("in_force"),
                row.getBoolean("rolled_out"),
                row.getBoolean("paused"));
        return new JourneyRound(
                round,
                row.getBoolean("live"),
                row.getInteger("most_entries"),
                List.of(row.getArrayOfLongs("versions")));
    }

    long id() {
        return round.roundId();
    }

    /** Whether events bring customers in. */
    boolean takesIn() {
        return live && !round.paused();
    }

    Path path(CampaignContent content) {
        return new Path(content.steps(), live, round.endsOn());
    }
}
