/**
 * Service tiers set by hand: who said so, why, until when, and what became of it.
 *
 * <p>Owns the {@code service_override…} tables, which are only ever added to. Promises that one override at most holds
 * for a customer on a day, that a large lift waits for someone else's approval, and that the rules' value is back by
 * itself when an override ends. How it is read is {@code tier.standing}'s matter.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.override;
