/** Live offers, kept in memory and never older than the customer they are ranked for. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.live;
