package dev.kequn.loyalty.earning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a customer and what rules give for it, or what they give for a month.
 *
 * @param eventType what waiting points may wait for; null for a month
 * @param reference names the event
 */
record Happening(long customerId, @Nullable String eventType, String reference, List<Candidate> candidates) {}
