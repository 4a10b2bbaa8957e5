/** The demo bank's offers, and what its customers said to them today. */
@org.jspecify.annotations.NullMarked
package dev.kequn.dev.offers;
