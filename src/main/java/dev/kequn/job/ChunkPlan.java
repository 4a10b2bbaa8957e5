package dev.kequn.job;

/** A piece of a run: keys from {@code firstKey} to {@code lastKey}, both included, and how many units lie there. */
public record ChunkPlan(String firstKey, String lastKey, long units) {}
