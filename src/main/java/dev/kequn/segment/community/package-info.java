/**
 * Communities: the members of a segment in groups in which people work best, each of one branch or manager and with an
 * owner. Forming them anew moves as few as the sizes allow.
 */
@org.jspecify.annotations.NullMarked
package dev.kequn.segment.community;
