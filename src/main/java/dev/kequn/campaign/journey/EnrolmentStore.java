package dev.kequn.campaign.journey;

import dev.kequn.campaign.enrolment.EnrolmentKey;
import dev.kequn.campaign.enrolment.NextAct;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one transaction about enrolments, each for many of them. */
final class EnrolmentStore {
    private static final String OF_CUSTOMERS = "SELECT " + Enrolled.COLUMNS
            + "FROM enrolment e WHERE e.customer_id = ANY ($1) AND e.round_id = ANY ($2)"
            + " ORDER BY e.customer_id, e.round_id, e.entry";
    private static final String LOCK = "SELECT " + Enrolled.COLUMNS
            + "FROM enrolment e WHERE (e.customer_id, e.round_id, e.entry) IN"
            + " (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[]))"
            + " ORDER BY e.customer_id, e.round_id, e.entry FOR NO KEY UPDATE OF e";
    private static final String UPDATE =
            """
            UPDATE enrolment e
            SET state = n.state, position = n.position, step_entered_at = n.step_entered_at, approaches = n.approaches,
                no_shows = n.no_shows, next_act = n.next_act, next_on = n.next_on, closed_on = n.closed_on,
                converted_at = n.converted_at
            FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::text[], $5::smallint[], $6::timestamptz[],
                        $7::smallint[], $8::smallint[], $9::text[], $10::date[], $11::date[], $12::timestamptz[])
                 AS n (customer_id, round_id, entry, state, position, step_entered_at, approaches, no_shows, next_act,
                       next_on, closed_on, converted_at)
            WHERE e.customer_id = n.customer_id AND e.round_id = n.round_id AND e.entry = n.entry""";

    private final SqlConnection transaction;

    EnrolmentStore(SqlConnection transaction) {
        this.transaction = transaction;
    }

    /** The customers' enrolments in these rounds, as they are just now. */
    Uni<List<Enrolled>> of(Collection<Long> customers, Collection<Long> rounds) {
        return transaction
                .preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(customers.toArray(Long[]::new), rounds.toArray(Long[]::new)))
                .map(EnrolmentStore::all);
    }

    /** Those of these that are there, for this transaction alone. */
    Uni<List<Enrolled>> locked(List<EnrolmentKey> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(
                                Columns.of(keys, Long[]::new, EnrolmentKey::customerId),
                                Columns.of(keys, Long[]::new, EnrolmentKey::roundId),
                                Columns.of(keys, Short[]::new, key -> (short) key.entry())))
                        .map(EnrolmentStore::all);
    }

    /** Writes where these stand now. */
    Uni<Void> write(List<Journey> journeys) {
        return Columns.inPieces(
                journeys, some -> transaction.preparedQuery(UPDATE).execute(Tuple.from(columns(some))));
    }

    private static Object[] columns(List<Journey> journeys) {
        return new Object[] {
            Columns.of(journeys, Long[]::new, one -> one.key().customerId()),
            Columns.of(journeys, Long[]::new, one -> one.key().roundId()),
            Columns.of(journeys, Short[]::new, one -> (short) one.key().entry()),
            Columns.of(journeys, String[]::new, one -> one.now().state().name()),
            Columns.of(journeys, Short[]::new, one -> (short) one.now().position()),
            Columns.of(journeys, OffsetDateTime[]::new, one -> one.now().enteredAt()),
            Columns.of(journeys, Short[]::new, one -> (short) one.now().approaches()),
            Columns.of(journeys, Short[]::new, one -> (short) one.now().noShows()),
            Columns.of(journeys, String[]::new, one -> name(one.now().nextAct())),
            Columns.of(journeys, LocalDate[]::new, one -> one.now().nextOn()),
            Columns.of(journeys, LocalDate[]::new, one -> one.now().closedOn()),
            Columns.of(journeys, OffsetDateTime[]::new, one -> one.now().convertedAt())
        };
    }

    private static @Nullable String name(@Nullable NextAct act) {
        return act == null ? null : act.name();
    }

    private static List<Enrolled> all(RowSet<Row> rows) {
        List<Enrolled> found = new ArrayList<>();
        rows.forEach(row -> found.add(Enrolled.of(row)));
        return found;
    }
}
