/**
 * What came of campaigns: who got how far, what it cost, and what it has changed against the control groups.
 *
 * <p>Owns no table. Promises that the numbers of one answer are of one moment, that nothing is called an effect that chance
 * explains as well, and that groups too small for the caller cannot be computed from what he is shown.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.result;
