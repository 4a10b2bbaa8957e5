/** Lists that leave the bank as files: on record before the first line, from one snapshot, and no faster than they are read. */
@org.jspecify.annotations.NullMarked
package dev.kequn.access.export;
