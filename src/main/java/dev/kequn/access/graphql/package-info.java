/** The audit trail over GraphQL, for auditors. */
@org.jspecify.annotations.NullMarked
package dev.kequn.access.graphql;
