/**
 * How enrolled customers move from step to step: by events, by what staff say, and by time running out.
 *
 * <p>{@link dev.kequn.campaign.journey.Journey} decides in memory, behind the lock on the enrolment; what it decided is
 * written set by set. Locks are taken in one order everywhere: points accounts, enrolments, contact standings, rounds,
 * stock, rewards.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.journey;
