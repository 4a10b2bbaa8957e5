package dev.kequn.tier.assessment;

import dev.kequn.tier.TierChangeReason;
import org.jspecify.annotations.Nullable;

/**
 * What the assessment of a period would find for a customer who keeps until its end what he keeps now. Ranks count from
 * 1, amounts are in minor units.
 *
 * @param held rank held before the period, 0 for one who was never assessed
 * @param heldLevel code of the level held, as the policy it was found under calls it
 * @param calculated rank the balances alone would reach
 * @param projected rank the assessment would give
 * @param missedPeriods in a row, this one included, in which the balances would have missed the level held
 * @param aumDays balance-days of the whole period, with what is kept now on the days left
 * @param aum what is kept now
 */
public record Projection(
        long customerId,
        int held,
        @Nullable String heldLevel,
        int calculated,
        int projected,
        int missedPeriods,
        TierChangeReason reason,
        long aumDays,
        long loanDays,
        long aum,
        long loan) {}
