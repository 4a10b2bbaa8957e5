/** Members of a segment as a file: as far and as openly as the caller may see them, and never without a trace. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.export;
