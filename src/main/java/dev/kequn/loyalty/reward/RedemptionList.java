package dev.kequn.loyalty.reward;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds redemptions, the newest first. */
@ApplicationScoped
public class RedemptionList {
    private static final String OF_CUSTOMERS = "SELECT " + Redemption.COLUMNS
            + """
             FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN LATERAL (
                SELECT * FROM redemption own WHERE own.customer_id = wanted.id AND own.redemption_id < $2
                ORDER BY own.redemption_id DESC LIMIT $3) r
            ORDER BY r.customer_id, r.redemption_id DESC""";

    private final Pool pool;

    RedemptionList(Pool pool) {
        this.pool = pool;
    }

    /**
     * Up to {@code count} redemptions of the customers in the caller's scope, older than {@code before}.
     *
     * @param customerNo of this customer only; a number outside the scope has none
     */
    public Uni<List<Redemption>> list(
            Caller caller,
            @Nullable RedemptionState state,
            @Nullable String customerNo,
            @Nullable Long before,
            int count) {
        SqlText sql = new SqlText()
                .add("SELECT " + Redemption.COLUMNS
                        + " FROM redemption r JOIN customer c ON c.customer_id = r.customer_id WHERE true");
        CustomerScope.of(caller.actingAs(Role.MANAGER, Role.BRANCH_STAFF, Role.BRANCH_MANAGER, Role.OPERATIONS))
                .restrict(sql, "c");
        if (state != null) {
            sql.add(" AND r.state = ?", state.name());
        }
        if (customerNo != null) {
            sql.add(" AND c.customer_no = ?", customerNo);
        }
        if (before != null) {
            sql.add(" AND r.redemption_id < ?", before);
        }
        sql.add(" ORDER BY r.redemption_id DESC LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(Redemption::all);
    }

    /** Up to {@code count} redemptions of each of these customers, older than {@code before}. */
    public Uni<Map<Long, List<Redemption>>> of(Collection<Long> customerIds, @Nullable Long before, int count) {
        return pool.preparedQuery(OF_CUSTOMERS)
                .execute(Tuple.of(
                        customerIds.toArray(Long[]::new),
                        before == null ? Long.valueOf(Long.MAX_VALUE) : before,
                        count))
                .map(rows -> {
                    Map<Long, List<Redemption>> found = new HashMap<>();
                    Redemption.all(rows).forEach(one -> found.computeIfAbsent(one.customerId(), id -> new ArrayList<>())
                            .add(one));
                    return found;
                });
    }
}
