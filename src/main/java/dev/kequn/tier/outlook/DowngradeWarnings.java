package dev.kequn.tier.outlook;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlText;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.Ladder;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Who will fall at the end of the current period if he keeps what he keeps now: whom to call while it can be helped. */
@ApplicationScoped
public class DowngradeWarnings {
    private static final int LONGEST_AHEAD = 366;

    private final Outlooks outlooks;
    private final Ranking ranking;
    private final BusinessTime time;

    DowngradeWarnings(Outlooks outlooks, Ranking ranking, BusinessTime time) {
        this.outlooks = outlooks;
        this.ranking = ranking;
        this.time = time;
    }

    /**
     * Up to {@code count} customers in the caller's scope behind {@code after}, by money; none while the period's last
     * day is more than {@code daysAhead} days away.
     *
     * @throws Refusal INVALID_ARGUMENT unless {@code daysAhead} is 1 to 366
     */
    public Uni<RankedPage> list(Caller caller, int daysAhead, @Nullable Place after, int count) {
        if (daysAhead < 1 || daysAhead > LONGEST_AHEAD) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "daysAhead",
                    "daysAhead must be between 1 and " + LONGEST_AHEAD + ", not " + daysAhead);
        }
        LocalDate horizon = time.today().plusDays(daysAhead);
        return outlooks.upcoming()
                .chain(upcoming -> nobodyFalls(upcoming, horizon)
                        ? Uni.createFrom().item(RankedPage.EMPTY)
                        : ranking.page(caller, falling(upcoming), after, count));
    }

    private static boolean nobodyFalls(@Nullable Upcoming upcoming, LocalDate horizon) {
        return upcoming == null
                || upcoming.held() == null
                || upcoming.window().lastDay().isAfter(horizon);
    }

    /** Floors are for the policy's rules to decide; everything else the database can tell. */
    private static Ranking.Wanted falling(Upcoming upcoming) {
        return new Ranking.Wanted(upcoming, sql -> missTheirLevel(sql, upcoming), Progress::falls);
    }

    private static void missTheirLevel(SqlText sql, Upcoming upcoming) {
        TierPolicy policy = upcoming.policy().policy();
        Ladder ladder = upcoming.policy().ladder();
        HeldLevels levels = new HeldLevels(upcoming);
        sql.add(
                " AND p.missed_periods >= ? AND " + Ranking.WEIGHED + " < " + HeldLevels.LOOKED_UP,
                upcoming.policy().downgrade().gracePeriods(),
                policy.aumWeight(),
                policy.loanWeight(),
                levels.figures(rank -> ladder.weighedFrom(rank, upcoming.days())),
                levels.codes());
    }
}
