/**
 * Segments: which groups of customers there are, who is in them, since when and why.
 *
 * <p>Owns definitions (versions of a code that one writes and another approves), membership with its history, and what
 * is read from it. Promises that membership is what the definition in force says of each customer's facts: for the whole
 * bank after every refresh, and soon after a customer's facts have changed; that only differences are written; and that
 * a refresh which fails leaves the membership as it was.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment;
