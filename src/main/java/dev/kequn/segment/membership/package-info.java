/** Who is in a segment: found by the rules in force, written as differences, with every stay's begin, end and reason. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.membership;
