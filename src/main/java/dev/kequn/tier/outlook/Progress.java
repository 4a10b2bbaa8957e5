package dev.kequn.tier.outlook;

import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.assessment.Projection;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.Ladder;
import dev.kequn.tier.policy.TierLevel;
import dev.kequn.tier.policy.TierPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a customer has come in the current period. Amounts are in minor units; weighted ones count AUM and loan by the
 * policy's weights and are rounded down, as the ladder rounds what it compares.
 */
public record Progress(Upcoming upcoming, Projection projection) {

    /** The last day whose balances count; before the period's first day when none of its own does. */
    public LocalDate balancesThrough() {
        LocalDate last = upcoming.until().minusDays(1);
        return last.isAfter(upcoming.window().lastDay()) ? upcoming.window().lastDay() : last;
    }

    /** What can close the gap to a level: what the policy gives weight. */
    public List<TierMeasure> closedBy() {
        List<TierMeasure> measures = new ArrayList<>();
        if (policy().aumWeight() > 0) {
            measures.add(TierMeasure.AUM);
        }
        if (policy().loanWeight() > 0) {
            measures.add(TierMeasure.LOAN);
        }
        return measures;
    }

    public long customerId() {
        return projection.customerId();
    }

    /** Percent × balance-days that the whole period would have. */
    public long weighed() {
        return ladder().weigh(projection.aumDays(), projection.loanDays());
    }

    /** Weighted daily average that the whole period would have. */
    public long projectedAverage() {
        return ladder().average(weighed(), upcoming.days());
    }

    /** Weighted daily average so far; null before the period's first balances. */
    public @Nullable Long averageSoFar() {
        int days = upcoming.daysSoFar();
        return days == 0 ? null : ladder().average(weighedSoFar(), days);
    }

    /** What is kept now, weighted. */
    public long keptNow() {
        return ladder().average(weighedNow(), 1);
    }

    /** The level held, as the policy it was found under knows it; null for one who was never assessed. */
    public @Nullable TierLevel currentLevel() {
        String code = projection.heldLevel();
        return code == null ? null : upcoming.held().policy().level(code);
    }

    public TierLevel projectedLevel() {
        return level(projection.projected());
    }

    public TierChangeReason projectedReason() {
        return projection.reason();
    }

    public TierLevel calculatedLevel() {
        return level(projection.calculated());
    }

    /** The level above all the customer holds or is about to reach; null at the top. */
    public @Nullable TierLevel nextLevel() {
        return next() > ladder().top() ? null : level(next());
    }

    public boolean falls() {
        return projection.projected() < projection.held();
    }

    /** Periods he may still miss his level after this one; null where it is not grace that keeps him there. */
    public @Nullable Integer graceLeft() {
        return projectedReason() == TierChangeReason.GRACE
                ? upcoming.policy().downgrade().gracePeriods() - projection.missedPeriods()
                : null;
    }

    /** Weighted amount to be kept on average over the days left to stay; null where that is settled. */
    public @Nullable Long amountToStay() {
        return projection.held() == 0 ? null : amountTo(projection.held());
    }

    /** Weighted amount to be kept on average over the days left to reach {@link #nextLevel}. */
    public @Nullable Long amountToNext() {
        return next() > ladder().top() ? null : amountTo(next());
    }

    /** AUM to be kept on average beyond what is kept now, with the loan as it is, to stay. */
    public @Nullable Long aumToStay() {
        return projection.held() == 0 ? null : aumTo(projection.held());
    }

    /** AUM to be kept on average beyond what is kept now, with the loan as it is, to reach {@link #nextLevel}. */
    public @Nullable Long aumToNext() {
        return next() > ladder().top() ? null : aumTo(next());
    }

    private @Nullable Long amountTo(int rank) {
        return each(ladder().weighedFrom(rank, upcoming.days()) - weighedSoFar(), 100);
    }

    private @Nullable Long aumTo(int rank) {
        return each(ladder().weighedFrom(rank, upcoming.days()) - weighed(), policy().aumWeight());
    }

    /** The least amount a day that makes up for what is missing when so many percent of it count. */
    private @Nullable Long each(long missing, int percent) {
        long share = (long) percent * upcoming.daysLeft();
        return share == 0 ? null : Math.max(0, -Math.floorDiv(-missing, share));
    }

    private int next() {
        return Math.max(projection.held(), projection.calculated()) + 1;
    }

    private long weighedSoFar() {
        return weighed() - upcoming.daysLeft() * weighedNow();
    }

    private long weighedNow() {
        return ladder().weigh(projection.aum(), projection.loan());
    }

    private TierLevel level(int rank) {
        return policy().level(upcoming.policy().code(rank));
    }

    private Ladder ladder() {
        return upcoming.policy().ladder();
    }

    private TierPolicy policy() {
        return upcoming.policy().policy();
    }
}
