/**
 * Portraits (画像): how the members of a segment differ from the bank's customers, and two segments from each other.
 *
 * <p>Owns no table. Promises that every count of one answer is of one moment, that shares and balances reconcile with the
 * sizes beside them, and that groups too small for the caller cannot be computed from what he is shown.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.portrait;
