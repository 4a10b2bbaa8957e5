/** What an offer is: drafted in versions, approved by another, published, retired. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.definition;
