/**
 * What every customer kept, day by day: states, running balance-days, averages over any window.
 *
 * <p>Owns {@code balance_state}, {@code balance_quarter} and {@code balance_watermark}. Promises that the average over
 * a window equals the naive sum over its days, corrections of past days included. Gives rules their terms about
 * balances. Imports {@code customer} and the
 * open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.balance;
