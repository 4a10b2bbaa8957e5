package dev.kequn.segment.community;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Names owners of communities. */
@ApplicationScoped
public class OwnerDesk {
    private static final String BESIDE_NO_FORMING = "LOCK TABLE segment_community IN ROW EXCLUSIVE MODE";
    private static final String COMMUNITY =
            """
            SELECT k.*, coalesce(k.branch_code, m.branch_code) AS home
            FROM segment_community k LEFT JOIN manager m USING (manager_no) WHERE community_id = $1""";
    private static final String OF_BRANCH = "SELECT FROM manager WHERE manager_no = $1 AND branch_code = $2";
    private static final String NAME =
            "UPDATE segment_community SET owner_no = $2, owner_named = true WHERE community_id = $1 RETURNING "
                    + Community.COLUMNS;

    private final AuditTrail audit;
    private final Pool pool;

    OwnerDesk(AuditTrail audit, Pool pool) {
        this.audit = audit;
        this.pool = pool;
    }

    /**
     * Names the owner of a community, who stays it while he is of its branch.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_COMMUNITY}, {@link SegmentRefusal#UNKNOWN_MANAGER} also for a manager
     *     of another branch
     */
    public Uni<Community> name(Caller caller, long communityId, String managerNo) {
        return pool.withTransaction(transaction -> transaction
                .query(BESIDE_NO_FORMING)
                .execute()
                .chain(() -> transaction.preparedQuery(COMMUNITY).execute(Tuple.of(communityId)))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new Refusal(SegmentRefusal.UNKNOWN_COMMUNITY, "id", "No such community");
                    }
                    return rows.iterator().next();
                })
                .call(row -> expectOf(transaction, managerNo, row.getString("home")))
                .chain(row -> transaction
                        .preparedQuery(NAME)
                        .execute(Tuple.of(communityId, managerNo))
                        .map(rows -> Community.of(rows.iterator().next()))
                        .call(community -> audit.record(
                                transaction,
                                caller,
                                Change.updated(
                                        "communityOwnerSet",
                                        "SegmentCommunity",
                                        communityId,
                                        new JsonObject().put("owner", row.getString("owner_no")),
                                        new JsonObject().put("owner", managerNo))))));
    }

    private static Uni<Void> expectOf(SqlConnection transaction, String managerNo, String branchCode) {
        return transaction
                .preparedQuery(OF_BRANCH)
                .execute(Tuple.of(managerNo, branchCode))
                .invoke(rows -> {
                    if (rows.size() == 0) {
                        throw new Refusal(
                                SegmentRefusal.UNKNOWN_MANAGER, "managerNo", "No manager of the community's branch");
                    }
                })
                .replaceWithVoid();
    }
}
