package dev.kequn.tier.outlook;

import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.assessment.Upcoming;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The upcoming assessment in memory, for who asks for it with every request. What it is made of is only ever added to, so a
 * caller who reads {@link #BASIS} in a statement of his own learns whether it is still the same.
 */
@ApplicationScoped
public class KnownUpcoming {
    /** What it is made of now, as one text: approved policies, completed assessments, balances taken. SQL. */
    public static final String BASIS =
            """
            concat_ws('/', (SELECT sum(policy_id) FROM tier_policy WHERE state = 'APPROVED'),
                      (SELECT sum(run_id) FROM tier_run WHERE completed_at IS NOT NULL),
                      (SELECT taken_through FROM balance_watermark))""";

    private final Outlooks outlooks;
    private final BusinessTime time;
    private volatile @Nullable Known known;

    /** @param day it was asked for on */
    private record Known(String basis, LocalDate day, @Nullable Upcoming upcoming) {}

    KnownUpcoming(Outlooks outlooks, BusinessTime time) {
        this.outlooks = outlooks;
        this.time = time;
    }

    /** As {@link Outlooks#progress}, with what is in memory where that is no older than {@code basis}. */
    public Uni<Map<Long, Progress>> progress(String basis, Collection<Long> customerIds) {
        return upcoming(basis).chain(upcoming -> outlooks.progress(upcoming, customerIds));
    }

    private Uni<@Nullable Upcoming> upcoming(String basis) {
        LocalDate today = time.today();
        Known now = known;
        return now != null && now.basis().equals(basis) && now.day().equals(today)
                ? Uni.createFrom().item(now.upcoming())
                : outlooks.upcoming().invoke(upcoming -> known = new Known(basis, today, upcoming));
    }
}
