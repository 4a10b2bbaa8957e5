package dev.kequn.platform.db;

/** What a merge did: rows that were new, rows that changed something, rows that said what was known. */
public record MergeCounts(long inserted, long updated, long unchanged) {}
