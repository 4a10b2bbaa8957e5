package dev.kequn.campaign.result;

/** A step in a row of a funnel. */
record FunnelPlace(FunnelValue value, String step) {}
