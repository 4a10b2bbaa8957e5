package dev.kequn.campaign.result;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a lift is measured.
 *
 * @param balancesThrough the last day whose balances count, or the round's last day where that is earlier; null before the
 *     bank's first
 * @param days of an average
 * @param leastArm customers in an arm, below which nothing is said
 * @param conversions whether they are known of every arm: control groups are not led by staff
 */
public record Measure(@Nullable LocalDate balancesThrough, int days, int leastArm, boolean conversions) {}
