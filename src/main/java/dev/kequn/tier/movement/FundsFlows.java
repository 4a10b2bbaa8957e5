package dev.kequn.tier.movement;

import dev.kequn.access.Caller;
import dev.kequn.balance.Balances;
import dev.kequn.balance.FlowOfFunds;
import dev.kequn.customer.Manager;
import dev.kequn.customer.Organisation;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.tier.SmallestCell;
import dev.kequn.tier.movement.FlowGroup.OfPart;
import dev.kequn.tier.movement.MigrationGroup.Cell;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up the money that came and went, by level or manager, for existing and new customers apart. */
@ApplicationScoped
public class FundsFlows {
    private static final String FLOWS =
            SqlResource.read(FundsFlows.class, "funds-flow.sql").replace("${flow}", FlowOfFunds.OF_CUSTOMER);
    private static final String IN_BRANCH = " AND c.branch_code = $5";
    private static final Map<FlowBy, String> PARTS =
            Map.of(FlowBy.TIER, "coalesce(a.composite_level, b.composite_level)", FlowBy.MANAGER, "c.manager_no");

    private final AssessedPairs pairs;
    private final Balances balances;
    private final Organisation organisation;
    private final SmallestCell smallest;
    private final Pool pool;

    FundsFlows(AssessedPairs pairs, Balances balances, Organisation organisation, SmallestCell smallest, Pool pool) {
        this.pairs = pairs;
        this.balances = balances;
        this.organisation = organisation;
        this.smallest = smallest;
        this.pool = pool;
    }

    /**
     * The flow between the ends of the two days; null when no assessment is in force on one of them: it could not be told
     * who was a customer before.
     *
     * @param branch counts the customers who are assigned to this branch now; null for all the caller may count
     */
    public Uni<@Nullable FundsFlow> over(Caller caller, Span span, @Nullable String branch, FlowBy by) {
        return pairs.inForce(span)
                .chain(pair -> pair == null
                        ? Uni.createFrom().nullItem()
                        : count(pair, span, BranchScope.of(caller, branch), by)
                                .chain(counted -> complete(pair, by, counted, smallest.shownTo(caller))));
    }

    private Uni<Map<OfPart, Flow>> count(AssessedPair pair, Span span, BranchScope scope, FlowBy by) {
        String sql = FLOWS.replace("${part}", PARTS.get(by)).replace("${in_branch}", scope.where(IN_BRANCH));
        return pool.preparedQuery(sql)
                .execute(scope.bound(
                        span.from(),
                        span.to(),
                        pair.from().run().runId(),
                        pair.to().run().runId()))
                .map(rows -> {
                    Map<OfPart, Flow> counted = new HashMap<>();
                    rows.forEach(row -> counted.merge(group(pair, row), flow(row), Flow::plus));
                    return counted;
                });
    }

    private static OfPart group(AssessedPair pair, Row row) {
        Cell cell = new Cell(row.getString("from_level"), row.getString("to_level"));
        boolean assessed = cell.from() != null || cell.to() != null;
        return new OfPart(row.getString("part"), FlowKind.of(assessed ? pair.movement(cell) : null));
    }

    private static Flow flow(Row row) {
        return new Flow(
                row.getLong("customers"),
                row.getLong("money_in"),
                row.getLong("money_out"),
                row.getLong("opening_aum"),
                row.getLong("closing_aum"),
                row.getLong("net_loan"));
    }

    private Uni<FundsFlow> complete(AssessedPair pair, FlowBy by, Map<OfPart, Flow> counted, int smallest) {
        Set<String> found = new TreeSet<>();
        counted.keySet().stream().map(OfPart::part).filter(Objects::nonNull).forEach(found::add);
        List<@Nullable String> parts = new ArrayList<>(by == FlowBy.TIER ? levels(pair) : found);
        if (counted.keySet().stream().anyMatch(group -> group.part() == null)) {
            parts.add(null);
        }
        Map<FlowGroup, Flow> shown = new FlowTable(parts, counted, smallest).shown();
        return managers(by, found).chain(managers -> balances.takenThrough(pool)
                .map(through -> new FundsFlow(pair, through.orElse(null), parts, managers, shown)));
    }

    /** Every level of the earlier policy, and then those only the later one has. */
    private static Collection<String> levels(AssessedPair pair) {
        Set<String> codes = new LinkedHashSet<>(pair.from().codes());
        codes.addAll(pair.to().codes());
        return codes;
    }

    private Uni<Map<String, Manager>> managers(FlowBy by, Set<String> numbers) {
        return by == FlowBy.MANAGER && !numbers.isEmpty()
                ? organisation.managers(numbers)
                : Uni.createFrom().item(Map.of());
    }
}
