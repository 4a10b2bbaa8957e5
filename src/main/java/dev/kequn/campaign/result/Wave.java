package dev.kequn.campaign.result;

/** Who came in together, treated or not: a round's pilot, or who followed when it was rolled out. */
record Wave(long roundId, boolean pilot) {}
