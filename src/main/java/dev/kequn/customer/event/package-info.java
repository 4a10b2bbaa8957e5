/** What an event of a customer says, as the rules of later rooms read it. */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer.event;
