/** What the day does to campaigns by itself: rounds turn, newcomers come in, time runs out, contacts are planned. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.day;
