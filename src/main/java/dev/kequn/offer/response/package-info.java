/** What customers say to what they were shown; each thing counts once. */
@org.jspecify.annotations.NullMarked
package dev.kequn.offer.response;
