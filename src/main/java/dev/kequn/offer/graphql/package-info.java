/** Offers in the schema. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.graphql;
