/**
 * The bank's daily files in, rejects out.
 *
 * <p>Owns {@code intake}, {@code intake_reject}, {@code intake_outcome} and the staging tables. Promises that a file is
 * accepted whole or leaves nothing, that an accepted file is always merged, and that a file sent twice changes nothing.
 * Imports {@code balance}, {@code customer} and the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.intake;
