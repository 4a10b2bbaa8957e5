/** What a campaign is: its versions, written, approved by another and never changed; its days and its state. */
@org.jspecify.annotations.NullMarked
package dev.kequn.campaign.definition;
