package dev.kequn.platform.db;

import java.util.Set;

/**
 * A piece of an accepted daily file, waiting in its staging table to be merged.
 *
 * @param table the staging table: {@code line_no} and one typed column per column of the file; rows of a later line
 *     replace those of an earlier one with the same key
 * @param columns the columns the file has; what it has not keeps its values
 * @param firstKey first value of the file's leading key column that belongs to this piece
 * @param lastKey last one, included
 */
public record StagedRange(String table, Set<String> columns, String firstKey, String lastKey) {}
