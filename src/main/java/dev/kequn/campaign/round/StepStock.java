package dev.kequn.campaign.round;

/** What a step of a round has to give away, and how much of it is gone. */
public record StepStock(String step, int putIn, int taken) {}
