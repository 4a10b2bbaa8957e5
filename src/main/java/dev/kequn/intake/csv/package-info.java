/**
 * The outer form of a daily file: bytes, unpacked where they are packed, to records of fields.
 *
 * <p>Knows neither columns nor tables. Promises that what is not strictly gzip, UTF-8 and RFC 4180 is refused, and that
 * a file of any size is read in the memory of its longest line.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.intake.csv;
