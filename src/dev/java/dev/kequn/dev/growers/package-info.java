/**
 * The fruit growers' year: the demo bank's campaign, which comes back with each season. What the program could not have
 * done before it was there, the rounds of spring and early summer, is written down as it would have done it; what
 * happens today goes through its doors.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.dev.growers;
