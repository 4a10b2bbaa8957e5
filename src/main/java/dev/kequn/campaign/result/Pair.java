package dev.kequn.campaign.result;

/** The same of those who were treated and of those who were not. */
record Pair<T>(T treated, T control) {}
