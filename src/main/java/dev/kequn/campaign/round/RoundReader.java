package dev.kequn.campaign.round;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads rounds. */
@ApplicationScoped
public class RoundReader {
    private static final String COLUMNS =
            "SELECT round_id, campaign_id, number, season, starts_on, ends_on, state, budget, reserved, spent"
                    + " FROM campaign_round ";
    private static final String OF = COLUMNS + "WHERE campaign_id = ANY ($1) ORDER BY campaign_id, number DESC";
    private static final String LIVE = COLUMNS + "WHERE campaign_id = ANY ($1) AND state = 'LIVE'";
    private static final String BY_ID = COLUMNS + "WHERE round_id = ANY ($1)";
    private static final String STOCK =
            "SELECT round_id, step, put_in, taken FROM campaign_stock WHERE round_id = ANY ($1) ORDER BY round_id, step";

    private final Pool pool;

    RoundReader(Pool pool) {
        this.pool = pool;
    }

    /** Every round of these campaigns by campaign, the last first. */
    public Uni<Map<Long, List<Round>>> of(Collection<Long> campaignIds) {
        return rounds(OF, campaignIds).map(found -> {
            Map<Long, List<Round>> byCampaign = new HashMap<>();
            found.forEach(round -> byCampaign
                    .computeIfAbsent(round.campaignId(), first -> new ArrayList<>())
                    .add(round));
            return byCampaign;
        });
    }

    /** The round that is on, by campaign; without those that have none. */
    public Uni<Map<Long, Round>> live(Collection<Long> campaignIds) {
        return rounds(LIVE, campaignIds).map(found -> {
            Map<Long, Round> byCampaign = new HashMap<>();
            found.forEach(round -> byCampaign.put(round.campaignId(), round));
            return byCampaign;
        });
    }

    /** By id; without those that there are not. */
    public Uni<Map<Long, Round>> byId(Collection<Long> ids) {
        return rounds(BY_ID, ids).map(found -> {
            Map<Long, Round> byId = new HashMap<>();
            found.forEach(round -> byId.put(round.id(), round));
            return byId;
        });
    }

    /** What these rounds have to give away, by round, in order of the steps' codes. */
    public Uni<Map<Long, List<StepStock>>> stock(Collection<Long> roundIds) {
        return pool.preparedQuery(STOCK).execute(ids(roundIds)).map(rows -> {
            Map<Long, List<StepStock>> byRound = new HashMap<>();
            rows.forEach(row -> byRound.computeIfAbsent(row.getLong("round_id"), first -> new ArrayList<>())
                    .add(new StepStock(row.getString("step"), row.getInteger("put_in"), row.getInteger("taken"))));
            return byRound;
        });
    }

    private Uni<List<Round>> rounds(String sql, Collection<Long> ids) {
        return pool.preparedQuery(sql).execute(ids(ids)).map(rows -> {
            List<Round> rounds = new ArrayList<>();
            rows.forEach(row -> rounds.add(Round.of(row)));
            return rounds;
        });
    }

    private static Tuple ids(Collection<Long> ids) {
        return Tuple.tuple().addValue(ids.toArray(Long[]::new));
    }
}
