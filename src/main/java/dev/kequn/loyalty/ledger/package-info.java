/** The ledger of points. */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.ledger;
