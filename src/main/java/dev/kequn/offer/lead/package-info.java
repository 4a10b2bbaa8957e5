/** What came of acceptances: the work of whoever looks after the customer. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.lead;
