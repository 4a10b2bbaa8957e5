package dev.kequn.tier.assessment;

import dev.kequn.rule.FactColumns;
import dev.kequn.tier.TierChangeReason;
import dev.kequn.tier.policy.CompiledPolicy;
import dev.kequn.tier.policy.Ladder;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Decides on one customer after the other; reads the columns of found.sql. */
final class Examination {
    private static final int CUSTOMER = 0;
    private static final int BRANCH = 1;
    private static final int AUM_DAYS = 2;
    private static final int LOAN_DAYS = 3;
    private static final int LAST_DAY_AUM = 4;
    private static final int LAST_DAY_LOAN = 5;
    private static final int NEW_THIS_PERIOD = 6;
    private static final int FACTS = 7;

    private final Assessment assessment;
    private final CompiledPolicy policy;
    private final FactColumns facts;
    private final int days;
    private final int held;
    private final int before;

    Examination(Assessment assessment, FactColumns facts) {
        this.assessment = assessment;
        this.policy = assessment.policy();
        this.facts = facts;
        this.days = (int) assessment.window().days();
        this.held = FACTS + facts.count();
        this.before = held + 2;
    }

    Finding examine(Row row) {
        long averageAum = average(row.getLong(AUM_DAYS));
        long averageLoan = average(row.getLong(LOAN_DAYS));
        int reached =
                policy.ladder().reached(policy.ladder().weigh(row.getLong(AUM_DAYS), row.getLong(LOAN_DAYS)), days);
        String heldLevel = row.getString(held);

        @Nullable Object[] known = facts.read(row, FACTS);
        policy.tell(known, heldLevel, row.getBoolean(NEW_THIS_PERIOD), averageAum, averageLoan);
        LevelStep step = step(row, reached, heldLevel, known);
        CompiledPolicy.Service service = policy.service(step.rank(), known);
        Finding found = new Finding(
                row.getLong(CUSTOMER),
                row.getString(BRANCH),
                reached,
                step.rank(),
                step.missedPeriods(),
                step.reason(),
                service.rank(),
                service.rule(),
                averageAum,
                averageLoan,
                row.getLong(LAST_DAY_AUM),
                row.getLong(LAST_DAY_LOAN),
                before(row));
        return found.because(reason(found, row, heldLevel));
    }

    /** What {@link #examine} finds for one whose balances are carried to the period's end, with what it comes from. */
    Projection project(Row row) {
        Finding found = examine(row);
        String heldLevel = row.getString(held);
        return new Projection(
                found.customerId(),
                heldLevel == null
                        ? 0
                        : policy.rank(heldLevel, assessment.previous().policy()),
                heldLevel,
                found.calculated(),
                found.composite(),
                found.missedPeriods(),
                found.reason(),
                row.getLong(AUM_DAYS),
                row.getLong(LOAN_DAYS),
                found.lastDayAum(),
                found.lastDayLoan());
    }

    private LevelStep step(Row row, int reached, @Nullable String heldLevel, @Nullable Object[] known) {
        if (heldLevel == null) {
            return LevelStep.of(reached, 0, 0, policy.downgrade(), 0);
        }
        int rank = policy.rank(heldLevel, assessment.previous().policy());
        int floor = reached < rank ? policy.floor(known) : 0;
        return LevelStep.of(reached, rank, row.getInteger(held + 1), policy.downgrade(), floor);
    }

    /** Revisions say what they found otherwise than the one before, periods why the level is not that of the last. */
    private TierChangeReason reason(Finding found, Row row, @Nullable String heldLevel) {
        EarlierRun base = assessment.base();
        Finding.Before was = found.before();
        if (base == null || was != null && isRestated(found, was)) {
            return heldLevel != null && leftBy(found, row, heldLevel) ? TierChangeReason.POLICY : found.reason();
        }
        if (was == null) {
            return TierChangeReason.CORRECTION;
        }
        if (was.composite().equals(policy.code(found.composite()))) {
            return TierChangeReason.valueOf(was.reason());
        }
        boolean sameBalances = was.averageAum() == found.averageAum() && was.averageLoan() == found.averageLoan();
        return sameBalances && base.policy().id() != policy.policy().id()
                ? TierChangeReason.POLICY
                : TierChangeReason.CORRECTION;
    }

    /** The same level again, where no change within the period is to be remembered. */
    private boolean isRestated(Finding found, Finding.Before was) {
        boolean changedWithin = TierChangeReason.POLICY.name().equals(was.reason())
                || TierChangeReason.CORRECTION.name().equals(was.reason());
        return was.composite().equals(policy.code(found.composite())) && !changedWithin;
    }

    /** Whether the customer has another level than before although the policy before would have left him on it. */
    private boolean leftBy(Finding found, Row row, String heldLevel) {
        EarlierRun previous = assessment.previous();
        if (previous.policy().id() == policy.policy().id() || heldLevel.equals(policy.code(found.composite()))) {
            return false;
        }
        Ladder then = previous.ladder();
        return then.reached(then.weigh(row.getLong(AUM_DAYS), row.getLong(LOAN_DAYS)), days)
                == previous.policy().level(heldLevel).rank();
    }

    /** Half up in whole numbers; balances are never negative. */
    private long average(long balanceDays) {
        return (2 * balanceDays + days) / (2L * days);
    }

    private Finding.@Nullable Before before(Row row) {
        String composite = row.getString(before);
        return composite == null
                ? null
                : new Finding.Before(
                        composite,
                        row.getString(before + 1),
                        row.getString(before + 2),
                        row.getLong(before + 3),
                        row.getLong(before + 4),
                        row.getString(before + 5),
                        row.getInteger(before + 6),
                        row.getString(before + 7),
                        row.getLong(before + 8),
                        row.getLong(before + 9));
    }
}
