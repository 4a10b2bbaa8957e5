/** Segments in the schema. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.graphql;
