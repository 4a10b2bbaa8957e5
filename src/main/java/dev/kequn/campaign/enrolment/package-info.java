/** Who comes into a round, by what, and in which arm; kept from there on, for good. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.enrolment;
