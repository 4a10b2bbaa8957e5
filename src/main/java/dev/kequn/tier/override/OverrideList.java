package dev.kequn.tier.override;

import dev.kequn.access.Caller;
import dev.kequn.access.CustomerScope;
import dev.kequn.access.Role;
import dev.kequn.customer.CustomerDirectory;
import dev.kequn.platform.db.Reads;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Overrides of the customers whose service level a caller may set. */
@ApplicationScoped
public class OverrideList {
    private final OverrideRepository overrides;
    private final CustomerDirectory customers;
    private final BusinessTime time;
    private final Reads reads;
    private final Pool pool;

    OverrideList(OverrideRepository overrides, CustomerDirectory customers, BusinessTime time, Reads reads, Pool pool) {
        this.overrides = overrides;
        this.customers = customers;
        this.time = time;
        this.reads = reads;
        this.pool = pool;
    }

    /** Up to {@code count} overrides older than {@code before}, the newest first; in one state or in any. */
    public Uni<List<Overridden>> list(Caller caller, @Nullable OverrideState state, @Nullable Long before, int count) {
        SqlText sql = new SqlText()
                .add("SELECT o.override_id FROM service_override_span o JOIN customer c"
                        + " ON c.customer_id = o.customer_id WHERE true");
        CustomerScope.of(caller.actingAs(Role.MANAGER, Role.BRANCH_MANAGER, Role.OPERATIONS))
                .restrict(sql, "c");
        if (state != null) {
            restrict(sql, state, time.today());
        }
        if (before != null) {
            sql.add(" AND o.override_id < ?", before);
        }
        sql.add(" ORDER BY o.override_id DESC LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).chain(rows -> {
            List<Long> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getLong(0)));
            return ids.isEmpty() ? Uni.createFrom().item(List.of()) : load(ids);
        });
    }

    private static void restrict(SqlText sql, OverrideState state, LocalDate today) {
        switch (state) {
            case PENDING -> sql.add(" AND o.held_from IS NULL AND o.held_to > ?", today);
            case ACTIVE -> sql.add(" AND o.held_from <= ? AND o.held_to > ?", today, today);
            case ENDED -> sql.add(" AND o.held_to <= ?", today);
        }
    }

    private Uni<List<Overridden>> load(List<Long> ids) {
        return reads.inSession(() -> overrides.list("id in ?1 order by id desc", ids))
                .chain(found -> {
                    Set<Long> whose =
                            found.stream().map(ServiceOverride::customerId).collect(Collectors.toSet());
                    return customers.byId(whose).map(customer -> found.stream()
                            .map(override -> new Overridden(override, customer.get(override.customerId())))
                            .toList());
                });
    }
}
