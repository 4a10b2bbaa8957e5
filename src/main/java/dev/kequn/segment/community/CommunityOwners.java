package dev.kequn.segment.community;

import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Owners for the communities of branches: of the branch's managers each time the one with the fewest communities, of
 * equals the first by post and number. Who is owner already stays so while he is of the branch.
 */
final class CommunityOwners {
    private static final String ORPHANS =
            """
            SELECT k.community_id, k.branch_code FROM segment_community k
            WHERE k.segment_id = $1 AND k.branch_code IS NOT NULL
              AND NOT EXISTS (SELECT FROM manager m WHERE m.manager_no = k.owner_no AND m.branch_code = k.branch_code)
            ORDER BY k.number""";
    private static final String CANDIDATES =
            """
            SELECT m.manager_no, m.branch_code, m.post,
                   (SELECT count(*) FROM segment_community k
                    WHERE k.owner_no = m.manager_no AND NOT k.community_id = ANY ($2::bigint[])) AS communities
            FROM manager m WHERE m.branch_code = ANY ($1::text[])""";
    private static final String NAME =
            """
            UPDATE segment_community k SET owner_no = named.owner_no, owner_named = false
            FROM unnest($1::bigint[], $2::text[]) AS named (community_id, owner_no)
            WHERE k.community_id = named.community_id""";

    private record Orphan(long communityId, String branchCode) {}

    private record Candidate(String managerNo, String post, long communities) {
        static final Comparator<Candidate> ORDER = Comparator.comparingLong(Candidate::communities)
                .thenComparing(Candidate::post)
                .thenComparing(Candidate::managerNo);

        Candidate withOneMore() {
            return new Candidate(managerNo, post, communities + 1);
        }
    }

    private CommunityOwners() {}

    /** Gives an owner to each community of the segment that has none of its branch. */
    static Uni<Void> name(SqlConnection transaction, long segmentId) {
        return transaction
                .preparedQuery(ORPHANS)
                .execute(Tuple.of(segmentId))
                .map(CommunityOwners::orphans)
                .chain(orphans -> orphans.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : candidates(transaction, orphans)
                                .chain(candidates -> transaction
                                        .preparedQuery(NAME)
                                        .execute(Tuple.of(ids(orphans), chosen(orphans, candidates))))
                                .replaceWithVoid());
    }

    private static Uni<Map<String, PriorityQueue<Candidate>>> candidates(
            SqlConnection transaction, List<Orphan> orphans) {
        String[] branches = orphans.stream().map(Orphan::branchCode).distinct().toArray(String[]::new);
        return transaction
                .preparedQuery(CANDIDATES)
                .execute(Tuple.of(branches, ids(orphans)))
                .map(rows -> {
                    Map<String, PriorityQueue<Candidate>> candidates = new HashMap<>();
                    rows.forEach(row -> candidates
                            .computeIfAbsent(
                                    row.getString("branch_code"), first -> new PriorityQueue<>(Candidate.ORDER))
                            .add(new Candidate(
                                    row.getString("manager_no"), row.getString("post"), row.getLong("communities"))));
                    return candidates;
                });
    }

    private static @Nullable String[] chosen(List<Orphan> orphans, Map<String, PriorityQueue<Candidate>> candidates) {
        return Columns.of(orphans, String[]::new, orphan -> {
            PriorityQueue<Candidate> branch = candidates.getOrDefault(orphan.branchCode(), new PriorityQueue<>());
            Candidate fewest = branch.poll();
            if (fewest == null) {
                return null;
            }
            branch.add(fewest.withOneMore());
            return fewest.managerNo();
        });
    }

    private static List<Orphan> orphans(RowSet<Row> rows) {
        List<Orphan> orphans = new ArrayList<>();
        rows.forEach(row -> orphans.add(new Orphan(row.getLong("community_id"), row.getString("branch_code"))));
        return orphans;
    }

    private static Long[] ids(List<Orphan> orphans) {
        return Columns.of(orphans, Long[]::new, Orphan::communityId);
    }
}
