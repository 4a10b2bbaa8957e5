/**
 * How the bank comes to its customers: one policy for all campaigns, approaches that are judged and counted behind one lock
 * per customer, leases for the gateways that carry them, and the reason of everything that was not sent.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.contact;
