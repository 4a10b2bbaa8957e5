package dev.kequn.tier.outlook;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.db.SqlText;
import dev.kequn.tier.assessment.Projection;
import dev.kequn.tier.assessment.Projections;
import dev.kequn.tier.assessment.Projections.Narrowing;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pages through a caller's customers by money. The database narrows and ranks them, the policy's rules decide on each;
 * where they refuse many, the next read takes more at once, and a page ends short after a few reads.
 */
@ApplicationScoped
class Ranking {
    static final String WEIGHED = "(k.aum_days * ?::bigint + k.loan_days * ?::bigint)";
    private static final int MOST_READS = 6;
    private static final int LARGEST_READ = 4_000;

    /** One state of the bank for all reads, each planned for this caller: one has 500 customers, another a million. */
    private static final String SNAPSHOT =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL plan_cache_mode = force_custom_plan";

    private final Projections projections;
    private final Pool pool;

    Ranking(Projections projections, Pool pool) {
        this.projections = projections;
        this.pool = pool;
    }

    /** A list: what the database can tell of its customers, and what only the rules can. */
    record Wanted(Upcoming upcoming, Narrowing candidates, Predicate<Progress> rule) {}

    /** Up to {@code count} of the caller's customers behind {@code after}. */
    Uni<RankedPage> page(Caller caller, Wanted wanted, @Nullable Place after, int count) {
        Caller acting = caller.actingAs(Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS);
        Search search = new Search(CustomerScope.of(acting), wanted, count);
        return pool.withTransaction(reader ->
                reader.query(SNAPSHOT).execute().chain(() -> search.goOn(reader, after, count + 1, MOST_READS)));
    }

    private final class Search {
        private final CustomerScope scope;
        private final Wanted wanted;
        private final int count;
        private final List<Progress> found = new ArrayList<>();

        Search(CustomerScope scope, Wanted wanted, int count) {
            this.scope = scope;
            this.wanted = wanted;
            this.count = count;
        }

        Uni<RankedPage> goOn(SqlConnection reader, @Nullable Place after, int size, int reads) {
            return projections
                    .of(reader, wanted.upcoming(), candidates(after, size))
                    .chain(candidates -> {
                        candidates.stream()
                                .map(this::progress)
                                .filter(wanted.rule())
                                .forEach(found::add);
                        if (found.size() > count) {
                            return Uni.createFrom().item(full());
                        }
                        if (candidates.size() < size) {
                            return Uni.createFrom().item(new RankedPage(found, false, lastFound()));
                        }
                        Place last = Place.of(progress(candidates.get(size - 1)));
                        return reads == 1
                                ? Uni.createFrom().item(new RankedPage(found, true, last))
                                : goOn(reader, last, Math.min(4 * size, LARGEST_READ), reads - 1);
                    });
        }

        private Projections.Choice candidates(@Nullable Place after, int size) {
            return new Projections.Choice(0, Long.MAX_VALUE, sql -> scope.restrict(sql, "c"), sql -> {
                wanted.candidates().restrict(sql);
                rank(sql, after, size);
            });
        }

        private void rank(SqlText sql, @Nullable Place after, int size) {
            TierPolicy policy = wanted.upcoming().policy().policy();
            int aum = policy.aumWeight();
            int loan = policy.loanWeight();
            if (after != null) {
                sql.add(" AND " + WEIGHED + " <= ?", aum, loan, after.weighed());
                sql.add(" AND (" + WEIGHED + " < ?", aum, loan, after.weighed());
                sql.add(" OR k.customer_id > ?)", after.customerId());
            }
            sql.add(" ORDER BY " + WEIGHED + " DESC, k.customer_id LIMIT ?", aum, loan, size);
        }

        private RankedPage full() {
            List<Progress> page = List.copyOf(found.subList(0, count));
            return new RankedPage(page, true, Place.of(page.get(count - 1)));
        }

        private @Nullable Place lastFound() {
            return found.isEmpty() ? null : Place.of(found.get(found.size() - 1));
        }

        private Progress progress(Projection projection) {
            return new Progress(wanted.upcoming(), projection);
        }
    }
}
