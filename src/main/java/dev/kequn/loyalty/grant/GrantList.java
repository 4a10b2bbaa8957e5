package dev.kequn.loyalty.grant;

import dev.kequn.access.Caller;
import dev.kequn.platform.db.SqlText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grants of the customers whom a caller may grant points. */
@ApplicationScoped
public class GrantList {
    private final Pool pool;

    GrantList(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code count} grants older than {@code before}, the newest first; in one state or in any. */
    public Uni<List<PointsGrant>> list(Caller caller, @Nullable GrantState state, @Nullable Long before, int count) {
        SqlText sql = new SqlText()
                .add("SELECT " + PointsGrant.COLUMNS + PointsGrant.FROM
                        + "JOIN customer c USING (customer_id) WHERE true");
        GrantMember.scope(caller).restrict(sql, "c");
        if (state == GrantState.PENDING) {
            sql.add(" AND s.step IS NULL");
        } else if (state != null) {
            sql.add(" AND s.step = ?", state.name());
        }
        if (before != null) {
            sql.add(" AND g.grant_id < ?", before);
        }
        sql.add(" ORDER BY g.grant_id DESC LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> {
            List<PointsGrant> found = new ArrayList<>();
            rows.forEach(row -> found.add(PointsGrant.of(row)));
            return found;
        });
    }
}
