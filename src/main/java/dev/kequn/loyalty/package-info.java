/**
 * Loyalty points: the ledger, what earns points, what they buy, when they expire, and who brought whom.
 *
 * <p>Owns the {@code points_…}, {@code earning_…}, {@code reward…}, {@code redemption…} and {@code referral…} tables.
 * Promises double entry that is only ever added to, spending in order of expiry with a trace from each debit to its lots,
 * one effect per idempotency key, budgets, stock and caps that hold exactly, and one reward per referral. Imports
 * {@code tier}, {@code balance}, {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty;
