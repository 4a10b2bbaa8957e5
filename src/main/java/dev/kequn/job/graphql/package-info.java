/** Durable jobs over GraphQL: what runs, how far it is, and the operator's hand on it. */
@org.jspecify.annotations.NullMarked
package dev.kequn.job.graphql;
