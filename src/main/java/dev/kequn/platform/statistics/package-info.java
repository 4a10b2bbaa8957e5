/** What may be concluded from counts. */
@org.jspecify.annotations.NullMarked
package dev.kequn.platform.statistics;
