package dev.kequn.loyalty.referral;

import dev.kequn.platform.db.SqlResource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds referrals that look made up, in one statement over all of them. */
@ApplicationScoped
public class ReferralPatterns {
    private static final String FIND = SqlResource.read(ReferralPatterns.class, "patterns.sql");

    private final ReferralSettings settings;
    private final Pool pool;

    ReferralPatterns(ReferralSettings settings, Pool pool) {
        this.settings = settings;
        this.pool = pool;
    }

    /** Up to {@code count} behind {@code after}, by referrer. */
    public Uni<List<ReferralPattern>> list(ReferralPattern.Place after, int count) {
        Tuple values = Tuple.of(
                settings.deviceAttribute(),
                settings.referralBurst(),
                after.referrerId(),
                after.kind(),
                after.firstNewcomer(),
                count);
        return pool.preparedQuery(FIND).execute(values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ReferralPattern::of)
                .toList());
    }
}
