package dev.kequn.tier.outlook;

import dev.kequn.access.Caller;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.db.SqlText;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.Ladder;
import dev.kequn.tier.policy.TierPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who nearly reaches the next level in the current period: where a little more money makes a better tier. */
@ApplicationScoped
public class UpgradeChances {
    private static final int WIDEST = 50;

    private final Outlooks outlooks;
    private final Ranking ranking;

    UpgradeChances(Outlooks outlooks, Ranking ranking) {
        this.outlooks = outlooks;
        this.ranking = ranking;
    }

    /**
     * Up to {@code count} customers in the caller's scope behind {@code after}, by money, who miss at most {@code within}
     * percent of the next level's threshold; none when no day is left.
     *
     * @throws Refusal INVALID_ARGUMENT unless {@code within} is 1 to 50
     */
    public Uni<RankedPage> list(Caller caller, int within, @Nullable Place after, int count) {
        if (within < 1 || within > WIDEST) {
            throw new Refusal(
                    RequestErrorCode.INVALID_ARGUMENT,
                    "within",
                    "within must be between 1 and " + WIDEST + ", not " + within);
        }
        return outlooks.upcoming()
                .chain(upcoming -> upcoming == null || upcoming.daysLeft() == 0
                        ? Uni.createFrom().item(RankedPage.EMPTY)
                        : ranking.page(caller, near(upcoming, within), after, count));
    }

    private static Ranking.Wanted near(Upcoming upcoming, int within) {
        return new Ranking.Wanted(upcoming, sql -> comeNear(sql, upcoming, within), progress -> true);
    }

    /** Next is the level above the higher of the one held and the one reached; above the top there is none. */
    private static void comeNear(SqlText sql, Upcoming upcoming, int within) {
        TierPolicy policy = upcoming.policy().policy();
        Ladder ladder = upcoming.policy().ladder();
        HeldLevels levels = new HeldLevels(upcoming);
        sql.add(
                " AND " + Ranking.WEIGHED + " >= (?::bigint[])[greatest(width_bucket(" + Ranking.WEIGHED
                        + ", ?::bigint[]), coalesce(" + HeldLevels.LOOKED_UP + ", 0)) + 1]",
                policy.aumWeight(),
                policy.loanWeight(),
                IntStream.rangeClosed(1, ladder.top())
                        .mapToObj(rank -> ladder.weighedFrom(rank, upcoming.days()) / 100 * (100 - within))
                        .toArray(Long[]::new),
                policy.aumWeight(),
                policy.loanWeight(),
                IntStream.rangeClosed(1, ladder.top())
                        .mapToObj(rank -> ladder.weighedFrom(rank, upcoming.days()))
                        .toArray(Long[]::new),
                levels.figures(rank -> rank),
                levels.codes());
    }
}
