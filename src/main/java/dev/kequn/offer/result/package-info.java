/** What came of offers, as far as responses have been gathered. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.result;
