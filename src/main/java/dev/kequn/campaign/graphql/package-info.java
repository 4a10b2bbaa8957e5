/** Campaigns over GraphQL. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.graphql;
