/** The customer room over GraphQL: find customers, read what belongs to them, tag them, record their consents. */
@org.jspecify.annotations.NullMarked
package dev.kequn.customer.graphql;
