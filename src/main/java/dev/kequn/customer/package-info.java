/**
 * Who the customers are: persons, merchants, companies and prospects, with their branch, manager, holdings, tags,
 * consents, the bank's own attributes and what these are, and the log of what they did.
 *
 * <p>Owns the tables of its migration. Promises that tags and consents keep their history, that an event is recorded
 * once, and that nobody reads a customer outside his scope. Gives rules their terms about customers. Imports the open
 * rooms only.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer;
