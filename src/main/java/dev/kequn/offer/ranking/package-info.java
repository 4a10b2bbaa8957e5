/** Which offers a customer gets and in which order, and why not the others: decided in memory, without the database. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.ranking;
