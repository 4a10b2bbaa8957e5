package dev.kequn.tier.assessment;

import dev.kequn.tier.policy.CompiledPolicy;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts a preview, one slice of customers after the other. */
final class PreviewTally {
    private static final int CUSTOMERS = 0;
    private static final int AUM = 1;
    private static final int LOAN = 2;

    private final CompiledPolicy policy;
    private final TierPolicy before;
    private final Map<Move, long[]> composite = new HashMap<>();
    private final Map<Move, long[]> service = new HashMap<>();
    private final Map<String, long[]> branches = new TreeMap<>();
    /** What the assessment had found for those the preview found too, by its levels. */
    private final Map<Move, long[]> met = new HashMap<>();

    private record Move(@Nullable String from, @Nullable String to) {}

    PreviewTally(CompiledPolicy policy, TierPolicy before) {
        this.policy = policy;
        this.before = before;
    }

    void count(List<Finding> slice) {
        slice.forEach(this::count);
    }

    private void count(Finding found) {
        Finding.Before was = found.before();
        long aum = found.averageAum();
        long loan = found.averageLoan();
        add(composite, was == null ? null : was.composite(), policy.code(found.composite()), 1, aum, loan);
        add(service, was == null ? null : was.service(), policy.code(found.service()), 1, aum, loan);
        long[] branch = branches.computeIfAbsent(found.branch(), code -> new long[5]);
        branch[0]++;
        if (was != null) {
            add(met, was.composite(), was.service(), 1, was.averageAum(), was.averageLoan());
            int step = found.composite() - policy.rank(was.composite(), before);
            int side = step > 0 ? 1 : 3;
            if (step != 0) {
                branch[side]++;
                branch[side + 1] += found.averageAum() + found.averageLoan();
            }
        }
    }

    private static void add(
            Map<Move, long[]> cells, @Nullable String from, @Nullable String to, long customers, long aum, long loan) {
        long[] cell = cells.computeIfAbsent(new Move(from, to), move -> new long[3]);
        cell[CUSTOMERS] += customers;
        cell[AUM] += aum;
        cell[LOAN] += loan;
    }

    /**
     * Adds those the assessment has and the preview has not.
     *
     * @param cells the whole assessment: (composite level, service level, customers, aum, loan)
     */
    void countMissing(RowSet<Row> cells) {
        for (Row row : cells) {
            long[] seen = met.getOrDefault(new Move(row.getString(0), row.getString(1)), new long[3]);
            long customers = row.getLong(2) - seen[CUSTOMERS];
            if (customers > 0) {
                long aum = row.getLong(3) - seen[AUM];
                long loan = row.getLong(4) - seen[LOAN];
                add(composite, row.getString(0), null, customers, aum, loan);
                add(service, row.getString(1), null, customers, aum, loan);
            }
        }
    }

    List<PolicyPreview.Cell> composite() {
        return cells(composite);
    }

    List<PolicyPreview.Cell> service() {
        return cells(service);
    }

    /** By branch code. */
    Map<String, PolicyPreview.Movement> branches() {
        Map<String, PolicyPreview.Movement> moved = new TreeMap<>();
        branches.forEach((code, branch) -> moved.put(
                code,
                new PolicyPreview.Movement(
                        branch[0],
                        new PolicyPreview.Group(branch[1], branch[2]),
                        new PolicyPreview.Group(branch[3], branch[4]))));
        return moved;
    }

    /** Every cell of the two ladders, empty ones too, and those who come and go, where there are any. */
    private List<PolicyPreview.Cell> cells(Map<Move, long[]> counted) {
        List<@Nullable String> froms =
                new ArrayList<>(before.levels().stream().map(TierLevel::code).toList());
        List<@Nullable String> tos = new ArrayList<>(policy.codes());
        froms.add(null);
        tos.add(null);
        List<PolicyPreview.Cell> cells = new ArrayList<>();
        for (String from : froms) {
            for (String to : tos) {
                long[] cell = counted.getOrDefault(new Move(from, to), new long[3]);
                boolean shown = from != null && to != null || cell[CUSTOMERS] > 0;
                if (shown) {
                    cells.add(new PolicyPreview.Cell(from, to, cell[CUSTOMERS], cell[AUM], cell[LOAN]));
                }
            }
        }
        return cells;
    }
}
