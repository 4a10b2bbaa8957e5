/** The days of campaigns: which round is on, when one begins and ends, and what it has to spend and to give away. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.round;
