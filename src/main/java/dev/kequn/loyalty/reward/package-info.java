/**
 * The reward catalogue: what points buy, for whom, how often, and how many are left.
 *
 * <p>Contents are versions that are written once: one person drafts and submits, another approves, and the approved
 * version takes the place of the one before. Stock is kept apart, for it changes with every redemption.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.reward;
