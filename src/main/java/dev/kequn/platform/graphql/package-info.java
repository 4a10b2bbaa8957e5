/**
 * The rules of the GraphQL edge: HTTP, limits, scalars, errors, connections.
 *
 * <p>Owns the {@code /graphql} route. Promises strict numbers, bounded work per request and stable error codes.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.graphql;
