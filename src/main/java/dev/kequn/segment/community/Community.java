package dev.kequn.segment.community;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A community as it was formed.
 *
 * @param number counts the communities of the segment from 1; never used again
 * @param branchCode null where its members are one manager's
 * @param managerNo null where its members are a branch's
 * @param ownerNo null when the branch has no manager
 * @param silent members of whom nothing was heard
 */
public record Community(
        long id,
        int number,
        @Nullable String branchCode,
        @Nullable String managerNo,
        @Nullable String ownerNo,
        int size,
        int silent) {
    static final String COLUMNS = "community_id, number, branch_code, manager_no, owner_no, size, silent";

    static Community of(Row row) {
        return new Community(
                row.getLong("community_id"),
                row.getInteger("number"),
                row.getString("branch_code"),
                row.getString("manager_no"),
                row.getString("owner_no"),
                row.getInteger("size"),
                row.getInteger("silent"));
    }

    public List<CommunityFlag> flags() {
        return Arrays.stream(CommunityFlag.values()).filter(flagged()).toList();
    }

    private Predicate<CommunityFlag> flagged() {
        return flag -> switch (flag) {
            case SMALL -> size < CommunitySizes.LEAST;
            case SILENT -> silent * 2 >= size;
        };
    }
}
