/** Balances over GraphQL, as fields of the customer. */
@org.jspecify.annotations.NullMarked
package dev.kequn.balance.graphql;
