/**
 * What customers hold on the business date: read from the ledger and never written. What the calendar has decided and
 * nobody has settled yet is shown as settled.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.account;
