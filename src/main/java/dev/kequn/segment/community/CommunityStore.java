package dev.kequn.segment.community;

import dev.kequn.access.Caller;
import dev.kequn.platform.db.Columns;
import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The communities of one segment as the transaction that forms them writes them, each step one set. */
final class CommunityStore {
    private static final String LEAVE = SqlResource.read(CommunityStore.class, "leave.sql");
    private static final String GROUPS = SqlResource.read(CommunityStore.class, "groups.sql");
    private static final String SHRINK = SqlResource.read(CommunityStore.class, "shrink.sql");
    private static final String PLACE = SqlResource.read(CommunityStore.class, "place.sql");
    private static final String LOOK = SqlResource.read(CommunityStore.class, "look.sql");
    private static final String SPLIT =
            """
            INSERT INTO segment_split (segment_id, split_by, silent_after_days, formed_by) VALUES ($1, $2, $3, $4)
            ON CONFLICT (segment_id) DO UPDATE
            SET split_by = excluded.split_by, silent_after_days = excluded.silent_after_days,
                formed_by = excluded.formed_by, formed_at = clock_timestamp()
            RETURNING numbers""";
    private static final String NUMBERED = "UPDATE segment_split SET numbers = $2 WHERE segment_id = $1";
    private static final String BEGIN =
            """
            INSERT INTO segment_community (segment_id, number, branch_code, manager_no, owner_no)
            SELECT $1, number, branch_code, manager_no, manager_no
            FROM unnest($2::int[], $3::text[], $4::text[]) AS begun (number, branch_code, manager_no)
            RETURNING community_id, number""";
    private static final String END =
            """
            DELETE FROM segment_community k
            WHERE k.segment_id = $1
              AND NOT EXISTS (SELECT FROM segment_community_member cm WHERE cm.community_id = k.community_id)""";
    private static final String COUNT =
            """
            SELECT count(*)::int AS communities, coalesce(sum(size), 0)::bigint AS members
            FROM segment_community WHERE segment_id = $1""";

    private final SqlConnection transaction;
    private final long segmentId;
    private final CommunitySplit by;

    CommunityStore(SqlConnection transaction, long segmentId, CommunitySplit by) {
        this.transaction = transaction;
        this.segmentId = segmentId;
        this.by = by;
    }

    /** Notes the forming; returns how many communities were numbered before. */
    Uni<Integer> split(int silentAfterDays, Caller caller) {
        return transaction
                .preparedQuery(SPLIT)
                .execute(Tuple.of(segmentId, by.name(), silentAfterDays, caller.subject()))
                .map(rows -> rows.iterator().next().getInteger("numbers"));
    }

    /** How many left. */
    Uni<Long> leave() {
        return changed(LEAVE, Tuple.of(segmentId, by.name()));
    }

    Uni<CommunityPlan> plan() {
        return transaction
                .preparedQuery(GROUPS)
                .execute(Tuple.of(segmentId, by.name()))
                .map(rows -> {
                    List<CommunityPlan.Count> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(CommunityPlan.Count.of(row)));
                    return new CommunityPlan(counts);
                });
    }

    /** How many have to leave their community for another. */
    Uni<Long> shrink(List<CommunityPlan.Places> kept) {
        return kept.isEmpty()
                ? Uni.createFrom().item(0L)
                : changed(SHRINK, Tuple.of(ids(kept), Columns.of(kept, Integer[]::new, CommunityPlan.Places::places)));
    }

    /** Begins communities; returns them with their places. */
    Uni<List<CommunityPlan.Places>> begin(List<CommunityPlan.Begun> begun, int numbers) {
        if (begun.isEmpty()) {
            return Uni.createFrom().item(new ArrayList<>());
        }
        Integer[] given = IntStream.rangeClosed(numbers + 1, numbers + begun.size())
                .boxed()
                .toArray(Integer[]::new);
        Tuple values = Tuple.of(
                segmentId,
                given,
                Columns.of(begun, String[]::new, CommunityPlan.Begun::branchCode),
                Columns.of(begun, String[]::new, CommunityPlan.Begun::managerNo));
        return transaction
                .preparedQuery(NUMBERED)
                .execute(Tuple.of(segmentId, numbers + begun.size()))
                .chain(() -> transaction.preparedQuery(BEGIN).execute(values))
                .map(rows -> {
                    List<CommunityPlan.Places> places = new ArrayList<>();
                    rows.forEach(row -> places.add(new CommunityPlan.Places(
                            row.getLong("community_id"),
                            begun.get(row.getInteger("number") - numbers - 1).places())));
                    return places;
                });
    }

    /** How many got a place. */
    Uni<Long> place(List<CommunityPlan.Places> free) {
        return free.isEmpty()
                ? Uni.createFrom().item(0L)
                : changed(
                        PLACE,
                        Tuple.of(
                                segmentId,
                                by.name(),
                                ids(free),
                                Columns.of(free, Integer[]::new, CommunityPlan.Places::places)));
    }

    /** Ends the communities that nobody is in any more. */
    Uni<Long> end() {
        return changed(END, Tuple.of(segmentId));
    }

    Uni<Long> look(OffsetDateTime heardSince) {
        return changed(LOOK, Tuple.of(segmentId, heardSince));
    }

    Uni<Row> count() {
        return transaction.preparedQuery(COUNT).execute(Tuple.of(segmentId)).map(rows -> rows.iterator()
                .next());
    }

    private Uni<Long> changed(String statement, Tuple values) {
        return transaction.preparedQuery(statement).execute(values).map((RowSet<Row> rows) -> (long) rows.rowCount());
    }

    private static Long[] ids(List<CommunityPlan.Places> places) {
        return Columns.of(places, Long[]::new, CommunityPlan.Places::communityId);
    }
}
