/**
 * What earns points: rules as dated versions of a code, checked as they are written, approved by a second person, and
 * compiled for those who apply them. An approved rule never changes; it ends.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.loyalty.earning;
