package dev.kequn.campaign.round;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;

/** The rounds that are on, of campaigns that are live or paused. */
public final class LiveRounds {
    private static final String ALL =
            """
            SELECT r.round_id, r.campaign_id, c.code, r.number, r.season, r.starts_on, r.ends_on, c.in_force,
                   c.rolled_out, c.state = 'PAUSED' AS paused
            FROM campaign_round r JOIN campaign c USING (campaign_id)
            WHERE r.state = 'LIVE' AND c.state IN ('LIVE', 'PAUSED') ORDER BY r.round_id""";

    private LiveRounds() {}

    /** In the order of their ids, as {@code client} sees them. */
    public static Uni<List<LiveRound>> all(SqlClient client) {
        return client.query(ALL).execute().map(rows -> {
            List<LiveRound> rounds = new ArrayList<>();
            rows.forEach(row -> rounds.add(LiveRound.of(row)));
            return rounds;
        });
    }
}
