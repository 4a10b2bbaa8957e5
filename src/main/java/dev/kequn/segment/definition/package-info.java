/** What a segment is: its definitions, from draft to force, and the rule that follows from each. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.definition;
