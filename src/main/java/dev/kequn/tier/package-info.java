/**
 * Composite and service tiers: dated policies, assessments and their revisions, service tiers by hand, the matrix and its
 * quadrants, movement between dates, and where customers are heading.
 *
 * <p>Owns the {@code tier_…} and {@code service_override…} tables. Promises that a composite tier comes from daily averages
 * over whole periods and never by hand, that a service tier set by hand says by whom, why and until when, that an
 * assessment is seen whole or not at all, and that the matrix sums to the population. Imports {@code balance},
 * {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier;
