/**
 * Composite and service tiers: dated policies, assessments of a period, the matrix and its quadrants.
 *
 * <p>Owns the {@code tier_…} tables. Promises that a tier comes from daily averages over whole periods and never by
 * hand, that an assessment is seen whole or not at all, and that the matrix sums to the population. Imports
 * {@code balance}, {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier;
