/** Campaigns in the schema, by subject: what they are, who is in them, whom they approach, and what came of it. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.graphql;
