/**
 * The points ledger: what each customer's account holds, why, and from which lots.
 *
 * <p>{@link dev.kequn.loyalty.ledger.Account} decides in plain code on what is locked; {@link
 * dev.kequn.loyalty.ledger.Books} bring accounts in and their journals out, in one transaction of the caller; {@link
 * dev.kequn.loyalty.ledger.Postings} put what many callers ask for at once into one transaction.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.ledger;
