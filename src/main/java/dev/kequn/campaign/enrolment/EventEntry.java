package dev.kequn.campaign.enrolment;

import dev.kequn.campaign.round.LiveRound;
import java.time.OffsetDateTime;

/**
 * A customer who comes into a round by something he did.
 *
 * @param entry 1 for the first time in the round
 * @param at when he did it
 */
public record EventEntry(long customerId, LiveRound round, int entry, OffsetDateTime at) {}
