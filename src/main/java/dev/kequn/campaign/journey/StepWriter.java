package dev.kequn.campaign.journey;

import dev.kequn.campaign.round.Withheld;
import dev.kequn.customer.EventLog;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes steps that were left, and into the event log that they were completed. */
final class StepWriter {
    private static final String INSERT =
            """
            INSERT INTO enrolment_step (customer_id, round_id, entry, position, step, entered_at, left_at, outcome, caused_by,
                                        event_id, actor, note, approaches, no_shows, points, reward, cost, withheld)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::smallint[], $4::smallint[], $5::text[], $6::timestamptz[],
                                 $7::timestamptz[], $8::text[], $9::text[], $10::bigint[], $11::text[], $12::text[],
                                 $13::smallint[], $14::smallint[], $15::bigint[], $16::text[], $17::bigint[], $18::text[])""";
    private static final String EVENTS =
            """
            SELECT n.customer_id, 'kequn' AS source, n.external_id, 'CAMPAIGN_STEP_COMPLETED' AS type, n.occurred_at,
                   jsonb_build_object('campaign', n.campaign, 'step', n.step, 'round', n.round, 'entry', n.entry)
                       AS attributes, n.place
            FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::integer[], $7::integer[])
                 WITH ORDINALITY AS n (customer_id, external_id, occurred_at, campaign, step, round, entry, place)""";

    private StepWriter() {}

    static Uni<Void> write(SqlConnection transaction, Settling settling, GiftGiving gifts) {
        return Columns.inPieces(
                        settling.behind(),
                        some -> transaction.preparedQuery(INSERT).execute(Tuple.from(columns(some, gifts))))
                .chain(() -> Columns.inPieces(
                        settling.completed(),
                        some -> EventLog.append(transaction, EVENTS, Tuple.from(eventColumns(some, settling)))));
    }

    private static Object[] columns(List<PastStep> steps, GiftGiving gifts) {
        return new Object[] {
            Columns.of(steps, Long[]::new, one -> one.key().customerId()),
            Columns.of(steps, Long[]::new, one -> one.key().roundId()),
            Columns.of(steps, Short[]::new, one -> (short) one.key().entry()),
            Columns.of(steps, Short[]::new, one -> (short) one.position()),
            Columns.of(steps, String[]::new, one -> one.step().code()),
            Columns.of(steps, OffsetDateTime[]::new, PastStep::enteredAt),
            Columns.of(steps, OffsetDateTime[]::new, one -> one.cause().at()),
            Columns.of(steps, String[]::new, one -> one.outcome().name()),
            Columns.of(steps, String[]::new, one -> one.cause().by().name()),
            Columns.of(steps, Long[]::new, one -> one.cause().eventId()),
            Columns.of(steps, String[]::new, one -> one.cause().actor()),
            Columns.of(steps, String[]::new, one -> one.cause().note()),
            Columns.of(steps, Short[]::new, one -> (short) one.approaches()),
            Columns.of(steps, Short[]::new, one -> (short) one.noShows()),
            Columns.of(steps, Long[]::new, one -> gifts.of(one).points()),
            Columns.of(steps, String[]::new, one -> gifts.of(one).reward()),
            Columns.of(steps, Long[]::new, one -> gifts.of(one).cost()),
            Columns.of(steps, String[]::new, one -> name(gifts.of(one).withheld()))
        };
    }

    private static Object[] eventColumns(List<PastStep> steps, Settling settling) {
        return new Object[] {
            Columns.of(steps, Long[]::new, one -> one.key().customerId()),
            Columns.of(steps, String[]::new, PastStep::reference),
            Columns.of(steps, OffsetDateTime[]::new, one -> one.cause().at()),
            Columns.of(steps, String[]::new, settling::campaign),
            Columns.of(steps, String[]::new, one -> one.step().code()),
            Columns.of(steps, Integer[]::new, settling::round),
            Columns.of(steps, Integer[]::new, one -> one.key().entry())
        };
    }

    private static @Nullable String name(@Nullable Withheld reason) {
        return reason == null ? null : reason.name();
    }
}
