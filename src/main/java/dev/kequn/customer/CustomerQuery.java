package dev.kequn.customer;

import dev.kequn.access.CustomerScope;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the conditions of a customer list: scope, filter, and what later rooms add. */
@ApplicationScoped
class CustomerQuery {
    private final BusinessTime time;
    private final List<CustomerCriterion> criteria;

    CustomerQuery(BusinessTime time, @All List<CustomerCriterion> criteria) {
        this.time = time;
        this.criteria = criteria;
    }

    /** {@code FROM customer c WHERE …} */
    SqlText from(SqlText sql, CustomerScope scope, CustomerFilter filter) {
        sql.add(" FROM customer c WHERE true");
        scope.restrict(sql, "c");
        equal(sql, "branch_code", filter.branch());
        equal(sql, "manager_no", filter.manager());
        equal(sql, "kind", filter.kind() == null ? null : filter.kind().name());
        equal(sql, "phone", filter.phone());
        if (filter.namePrefix() != null) {
            sql.add(" AND starts_with(c.name, ?) AND c.name >= ?", filter.namePrefix(), filter.namePrefix());
        }
        status(sql, filter);
        if (filter.tag() != null) {
            sql.add(
                    " AND EXISTS (SELECT FROM customer_tag t WHERE t.customer_id = c.customer_id AND t.tag = ?"
                            + " AND t.valid_from <= ? AND (t.valid_to IS NULL OR t.valid_to > ?))",
                    filter.tag(),
                    time.today(),
                    time.today());
        }
        criteria.forEach(criterion -> criterion.restrict(sql, "c", filter));
        return sql;
    }

    private static void equal(SqlText sql, String column, @Nullable Object value) {
        if (value != null) {
            sql.add(" AND c." + column + " = ?", value);
        }
    }

    private void status(SqlText sql, CustomerFilter filter) {
        if (filter.status() == null) {
            return;
        }
        switch (filter.status()) {
            case PROSPECT -> sql.add(" AND c.customer_no IS NULL");
            case ACTIVE -> sql.add(
                    " AND c.customer_no IS NOT NULL AND (c.closed_on IS NULL OR c.closed_on > ?)", time.today());
            case CLOSED -> sql.add(" AND c.customer_no IS NOT NULL AND c.closed_on <= ?", time.today());
        }
    }
}
