package dev.kequn.segment.community;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Statistics;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;

/**
 * Forms communities. A forming is one transaction over one snapshot: members and their branches
 * may change meanwhile, and the next forming follows.
 */
@ApplicationScoped
public class CommunityDesk {
    private static final int LONGEST_SILENCE = 3650;
    /** Before the snapshot is taken; who names an owner waits too. */
    private static final String ALONE = "LOCK TABLE segment_community IN SHARE ROW EXCLUSIVE MODE";

    private static final String SEGMENT =
            "SELECT segment_id, in_force IS NOT NULL AS in_force FROM segment WHERE code = $1";

    private final AuditTrail audit;
    private final BusinessTime time;
    private final Pool pool;

    CommunityDesk(AuditTrail audit, BusinessTime time, Pool pool) {
        this.audit = audit;
        this.time = time;
        this.pool = pool;
    }

    /**
     * Splits the present members of a segment in force; those in a community already stay as far as the sizes allow.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#INVALID_SEGMENT} for a number of days out of its limits
     */
    public Uni<Forming> form(Caller caller, String code, CommunitySplit by, int silentAfterDays) {
        if (silentAfterDays < 1 || silentAfterDays > LONGEST_SILENCE) {
            throw new Refusal(
                    SegmentRefusal.INVALID_SEGMENT, "silentAfterDays", "1 to %d days".formatted(LONGEST_SILENCE));
        }
        return pool.withTransaction(transaction -> transaction
                .query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
                .execute()
                .chain(() -> transaction.query(ALONE).execute())
                .chain(() -> Statistics.refresh(transaction))
                .chain(() -> inForce(transaction, code))
                .chain(segmentId -> formed(
                        transaction,
                        new CommunityStore(transaction, segmentId, by),
                        segmentId,
                        silentAfterDays,
                        caller))
                .call(forming -> audit.record(
                        transaction,
                        caller,
                        Change.created(
                                "segmentCommunitiesForm",
                                "Segment",
                                code,
                                forming.json().put("by", by.name()).put("silentAfterDays", silentAfterDays)))));
    }

    private Uni<Forming> formed(
            SqlConnection transaction, CommunityStore store, long segmentId, int silentAfterDays, Caller caller) {
        return store.split(silentAfterDays, caller)
                .chain(numbers -> store.leave().chain(left -> store.plan()
                        .chain(plan -> store.shrink(plan.shrinking()).chain(moved -> store.begin(plan.begun(), numbers)
                                .invoke(begun -> begun.addAll(plan.growing()))
                                .chain(store::place)
                                .call(store::end)
                                .call(() -> store.look(heardSince(silentAfterDays)))
                                .call(() -> CommunityOwners.name(transaction, segmentId))
                                .chain(placed -> store.count()
                                        .map(row -> new Forming(
                                                row.getInteger("communities"),
                                                row.getLong("members"),
                                                left,
                                                moved,
                                                placed - moved)))))));
    }

    private OffsetDateTime heardSince(int silentAfterDays) {
        return time.today().minusDays(silentAfterDays).atStartOfDay(time.zone()).toOffsetDateTime();
    }

    private static Uni<Long> inForce(SqlConnection transaction, String code) {
        return transaction.preparedQuery(SEGMENT).execute(Tuple.of(code)).map(rows -> {
            if (rows.size() == 0) {
                throw new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment");
            }
            if (!rows.iterator().next().getBoolean("in_force")) {
                throw new Refusal(SegmentRefusal.WRONG_STATE, "code", "The segment is not in force");
            }
            return rows.iterator().next().getLong("segment_id");
        });
    }
}
