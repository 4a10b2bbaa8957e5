/** Campaigns in the schema. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.graphql;
