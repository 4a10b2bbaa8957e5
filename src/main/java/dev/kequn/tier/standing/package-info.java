/**
 * Where customers stand: their tiers now and before, and the matrix on any date. A service tier is what the rules of the
 * assessment in force say, unless an override holds on the day; {@link dev.kequn.tier.standing.StandingSql} says so once.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.standing;
