package dev.kequn.segment.community;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of the communities of a segment, by counts alone: which shrink, grow, end and begin. */
final class CommunityPlan {
    /** Members of a group who are in a community, or in none. */
    record Count(
            String groupKey,
            @Nullable String branchCode,
            @Nullable String managerNo,
            @Nullable Long communityId,
            int members) {
        static Count of(Row row) {
            return new Count(
                    row.getString("group_key"),
                    row.getString("branch_code"),
                    row.getString("manager_no"),
                    row.getLong("community_id"),
                    row.getInteger("members"));
        }
    }

    /** A community that keeps {@code places} of its members, or gets so many more. */
    record Places(long communityId, int places) {}

    /** A community that begins. */
    record Begun(@Nullable String branchCode, @Nullable String managerNo, int places) {}

    private final List<Places> shrinking = new ArrayList<>();
    private final List<Places> growing = new ArrayList<>();
    private final List<Begun> begun = new ArrayList<>();

    /** @param counts in the order of communities within each group */
    CommunityPlan(List<Count> counts) {
        Map<String, List<Count>> groups = new LinkedHashMap<>();
        counts.forEach(count -> groups.computeIfAbsent(count.groupKey(), first -> new ArrayList<>())
                .add(count));
        groups.values().forEach(this::plan);
    }

    private void plan(List<Count> group) {
        List<Count> standing =
                group.stream().filter(count -> count.communityId() != null).toList();
        List<Integer> staying = standing.stream().map(Count::members).toList();
        int newcomers = group.stream()
                .filter(count -> count.communityId() == null)
                .mapToInt(Count::members)
                .sum();
        List<Integer> sizes = CommunitySizes.of(staying, newcomers);
        for (int i = 0; i < sizes.size(); i++) {
            if (i < standing.size()) {
                stand(standing.get(i), sizes.get(i));
            } else {
                Count any = group.get(0);
                begun.add(new Begun(any.branchCode(), any.managerNo(), sizes.get(i)));
            }
        }
    }

    private void stand(Count community, int size) {
        long id = community.communityId();
        if (size < community.members()) {
            shrinking.add(new Places(id, size));
        } else if (size > community.members()) {
            growing.add(new Places(id, size - community.members()));
        }
    }

    List<Places> shrinking() {
        return shrinking;
    }

    List<Places> growing() {
        return growing;
    }

    List<Begun> begun() {
        return begun;
    }
}
