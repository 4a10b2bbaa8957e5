/** Where customers stand: their tiers now and before, and the matrix on any date. */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.standing;
