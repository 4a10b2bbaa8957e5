package dev.kequn.campaign.round;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What rounds have left to spend and to give away, locked until the end of the transaction: the rounds by id, then the
 * stock by round and step. Whoever locks accounts, enrolments or contacts as well locks those before, rewards after.
 */
public final class RoundFunds {
    private static final String ROUNDS =
            """
            SELECT round_id, budget - reserved - spent AS funds FROM campaign_round
            WHERE round_id = ANY ($1) ORDER BY round_id FOR NO KEY UPDATE""";
    private static final String STOCK =
            """
            SELECT s.round_id, s.step, s.put_in - s.taken AS pieces
            FROM campaign_stock s
            WHERE (s.round_id, s.step) IN (SELECT * FROM unnest($1::bigint[], $2::text[]))
            ORDER BY s.round_id, s.step FOR NO KEY UPDATE""";
    private static final String SPEND =
            """
            UPDATE campaign_round r SET spent = r.spent + n.cost
            FROM unnest($1::bigint[], $2::bigint[]) AS n (round_id, cost) WHERE r.round_id = n.round_id""";
    private static final String TAKE =
            """
            UPDATE campaign_stock s SET taken = s.taken + n.pieces
            FROM unnest($1::bigint[], $2::text[], $3::integer[]) AS n (round_id, step, pieces)
            WHERE s.round_id = n.round_id AND s.step = n.step""";

    private final SqlConnection transaction;
    private final Map<Long, Long> funds = new HashMap<>();
    private final Map<Place, Integer> pieces = new HashMap<>();
    private final Map<Long, Long> spent = new HashMap<>();
    private final Map<Place, Integer> taken = new HashMap<>();

    /** A step of a round, which gives something. */
    public record Place(long roundId, String step) {}

    private RoundFunds(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** Locks what these places draw on; no statement where there are none. */
    public static Uni<RoundFunds> open(SqlConnection transaction, Collection<Place> places) {
        RoundFunds opened = new RoundFunds(transaction);
        if (places.isEmpty()) {
            return Uni.createFrom().item(opened);
        }
        List<Place> asked = places.stream().distinct().toList();
        Long[] rounds = asked.stream().map(Place::roundId).distinct().toArray(Long[]::new);
        return transaction
                .preparedQuery(ROUNDS)
                .execute(Tuple.of((Object) rounds))
                .invoke(opened::fund)
                .chain(() -> transaction
                        .preparedQuery(STOCK)
                        .execute(Tuple.of(
                                Columns.of(asked, Long[]::new, Place::roundId),
                                Columns.of(asked, String[]::new, Place::step))))
                .invoke(opened::stock)
                .replaceWith(opened);
    }

    private void fund(RowSet<Row> rows) {
        rows.forEach(row ->
                funds.put(row.getLong("round_id"), Objects.requireNonNullElse(row.getLong("funds"), Long.MAX_VALUE)));
    }

    private void stock(RowSet<Row> rows) {
        rows.forEach(
                row -> pieces.put(new Place(row.getLong("round_id"), row.getString("step")), row.getInteger("pieces")));
    }

    /** Takes a piece and its cost in minor units, both or none; null when it did, else why not. */
    public @Nullable Withheld take(Place place, long cost) {
        if (pieces.getOrDefault(place, Integer.MAX_VALUE) - taken.getOrDefault(place, 0) < 1) {
            return Withheld.OUT_OF_STOCK;
        }
        if (funds.get(place.roundId()) - spent.getOrDefault(place.roundId(), 0L) < cost) {
            return Withheld.BUDGET_EXHAUSTED;
        }
        spent.merge(place.roundId(), cost, Long::sum);
        taken.merge(place, 1, Integer::sum);
        return null;
    }

    /** Gives back a part of what was taken here. */
    public void release(Place place, long cost) {
        spent.merge(place.roundId(), -cost, Long::sum);
    }

    /** Puts back a piece that was taken here. */
    public void putBack(Place place) {
        taken.merge(place, -1, Integer::sum);
    }

    /** Writes what was taken. */
    public Uni<Void> write() {
        List<Map.Entry<Long, Long>> costs =
                spent.entrySet().stream().filter(one -> one.getValue() != 0).toList();
        List<Map.Entry<Place, Integer>> counts = taken.entrySet().stream()
                .filter(one -> pieces.containsKey(one.getKey()) && one.getValue() != 0)
                .collect(Collectors.toList());
        return Columns.inPieces(costs, some -> transaction
                        .preparedQuery(SPEND)
                        .execute(Tuple.of(
                                Columns.of(some, Long[]::new, Map.Entry::getKey),
                                Columns.of(some, Long[]::new, Map.Entry::getValue))))
                .chain(() -> Columns.inPieces(counts, some -> transaction
                        .preparedQuery(TAKE)
                        .execute(Tuple.of(
                                Columns.of(
                                        some, Long[]::new, one -> one.getKey().roundId()),
                                Columns.of(
                                        some, String[]::new, one -> one.getKey().step()),
                                Columns.of(some, Integer[]::new, Map.Entry::getValue)))));
    }
}
