/**
 * Look-alikes: what the members of a seed segment have in common against everyone else, learned from binned features, and
 * those of the rest who are most like them. Whole-number scores: the same data give the same model to the bit.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.lookalike;
