/** What became of the daily files, in GraphQL. */
@org.jspecify.annotations.NullMarked
package dev.kequn.intake.graphql;
