/**
 * Merges accepted daily files into the tables of the customer room, chunk by chunk and set by set.
 *
 * <p>Owns no table of its own. Promises that rows which say what is known write nothing, that a later line of a file
 * wins over an earlier one, and that columns a file does not have keep their values. Imports the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer.feed;
