package dev.kequn.offer.ranking;

import org.jspecify.annotations.Nullable;

/**
 * A customer's enrolment in a campaign.
 *
 * @param treated or control
 * @param step code of the step he is at; null where the enrolment is closed, or he is not treated
 */
public record Participation(boolean treated, @Nullable String step) {}
