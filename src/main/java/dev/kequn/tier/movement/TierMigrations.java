package dev.kequn.tier.movement;

import dev.kequn.access.Caller;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.tier.SmallestCell;
import dev.kequn.tier.movement.MigrationGroup.Cell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts who moved from which composite level to which. */
@ApplicationScoped
public class TierMigrations {
    private static final String CELLS = SqlResource.read(TierMigrations.class, "migration.sql");
    private static final String IN_BRANCH =
            " AND customer_id IN (SELECT customer_id FROM customer WHERE branch_code = $3)";

    private final AssessedPairs pairs;
    private final SmallestCell smallest;
    private final Pool pool;

    TierMigrations(AssessedPairs pairs, SmallestCell smallest, Pool pool) {
        this.pairs = pairs;
        this.smallest = smallest;
        this.pool = pool;
    }

    /**
     * The migration between the assessments in force at both ends; null when there is none at one of them.
     *
     * @param branch counts the customers who are assigned to this branch now; null for all the caller may count
     */
    public Uni<@Nullable TierMigration> over(Caller caller, Span span, @Nullable String branch) {
        return pairs.inForce(span)
                .chain(pair -> pair == null
                        ? Uni.createFrom().nullItem()
                        : count(pair, BranchScope.of(caller, branch))
                                .map(cells -> new MigrationTable(pair, cells, smallest.shownTo(caller)).shown()));
    }

    private Uni<Map<Cell, Moved>> count(AssessedPair pair, BranchScope scope) {
        return pool.preparedQuery(CELLS.replace("${in_branch}", scope.where(IN_BRANCH)))
                .execute(scope.bound(pair.from().run().runId(), pair.to().run().runId()))
                .map(rows -> {
                    Map<Cell, Moved> cells = new HashMap<>();
                    rows.forEach(row ->
                            cells.put(new Cell(row.getString("from_level"), row.getString("to_level")), moved(row)));
                    return cells;
                });
    }

    private static Moved moved(Row row) {
        return new Moved(
                row.getLong("customers"),
                row.getLong("from_aum"),
                row.getLong("from_loan"),
                row.getLong("to_aum"),
                row.getLong("to_loan"));
    }
}
