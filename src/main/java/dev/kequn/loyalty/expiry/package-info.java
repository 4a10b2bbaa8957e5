/** What the calendar decides: points become active and expire day by day, and customers hear of it before. */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.expiry;
