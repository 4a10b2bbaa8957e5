/** What a rule would choose, before anybody is in it. Writes nothing. */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.preview;
