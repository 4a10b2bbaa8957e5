package dev.kequn.loyalty.referral;

import dev.kequn.access.Caller;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The referrals of a time, for staff; a newcomer outside the caller's scope is not there. */
@ApplicationScoped
public class ReferralList {
    private final Pool pool;

    ReferralList(Pool pool) {
        this.pool = pool;
    }

    /** Up to {@code count} behind {@code after}, the newest first; of the newcomers of one branch or of all. */
    public Uni<List<Referral>> list(Caller caller, Window days, @Nullable String branch, Place after, int count) {
        SqlText sql = new SqlText()
                .add(
                        Referral.SELECT + " JOIN customer c ON c.customer_id = r.newcomer_id"
                                + " WHERE r.registered_on >= ? AND r.registered_on < ?"
                                + " AND (r.registered_on, r.newcomer_id) < (?, ?)",
                        days.from(),
                        days.to(),
                        after.registeredOn(),
                        after.newcomerId());
        if (branch != null) {
            sql.add(" AND c.branch_code = ?", branch);
        }
        ReferralScope.of(caller).restrict(sql, "c");
        sql.add(" ORDER BY r.registered_on DESC, r.newcomer_id DESC LIMIT ?", count);
        return pool.preparedQuery(sql.text()).execute(sql.values()).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(Referral::of)
                .toList());
    }
}
