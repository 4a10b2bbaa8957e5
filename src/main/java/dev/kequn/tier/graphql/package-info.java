/** Tiers over GraphQL: a customer's levels, the matrix, assessments and policies. */
@org.jspecify.annotations.NullMarked
package dev.kequn.tier.graphql;
