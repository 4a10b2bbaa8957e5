package dev.kequn.access;

/** A request that was done, and where its result is found again. */
public record KeptRequest(String operation, String contentHash, String result) {}
