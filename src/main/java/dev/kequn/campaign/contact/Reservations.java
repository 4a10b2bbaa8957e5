package dev.kequn.campaign.contact;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Money of rounds that was promised to contacts under way, to be given back or to be spent. */
final class Reservations {
    private static final String SETTLE =
            """
            UPDATE campaign_round r SET reserved = r.reserved - settled.reserved, spent = r.spent + settled.spent
            FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS settled (round_id, reserved, spent)
            WHERE r.round_id = settled.round_id""";

    private final Map<Long, Long> reserved = new TreeMap<>();
    private final Map<Long, Long> spent = new TreeMap<>();

    /** Those of the contacts, as (round_id, cost), that were taken back. */
    static Reservations of(RowSet<Row> contacts, Predicate<Row> takenBack) {
        Reservations all = new Reservations();
        contacts.stream().filter(takenBack).forEach(row -> all.giveBack(row.getLong("round_id"), row.getLong("cost")));
        return all;
    }

    void giveBack(long round, long cost) {
        if (cost > 0) {
            reserved.merge(round, cost, Long::sum);
        }
    }

    void spend(long round, long cost) {
        if (cost > 0) {
            giveBack(round, cost);
            spent.merge(round, cost, Long::sum);
        }
    }

    /** Locks the rounds in their order, and writes. */
    Uni<Void> settle(SqlConnection transaction) {
        if (reserved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Long> rounds = new ArrayList<>(reserved.keySet());
        return RoundLocks.take(transaction, rounds)
                .chain(() -> transaction
                        .preparedQuery(SETTLE)
                        .execute(Tuple.of(
                                Columns.of(rounds, Long[]::new, round -> round),
                                Columns.of(rounds, Long[]::new, reserved::get),
                                Columns.of(rounds, Long[]::new, round -> spent.getOrDefault(round, 0L)))))
                .replaceWithVoid();
    }
}
