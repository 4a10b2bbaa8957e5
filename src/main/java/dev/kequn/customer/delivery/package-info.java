/**
 * Brings the event log to those who act on it, each event once.
 *
 * <p>Owns {@code event_cursor}. Promises every {@link dev.kequn.customer.delivery.EventConsumer} all events in one order,
 * whoever committed first, and that a cursor moves in the transaction of the effect: killed, failed or run twice at once,
 * an event has had its effect once. Imports the open rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer.delivery;
