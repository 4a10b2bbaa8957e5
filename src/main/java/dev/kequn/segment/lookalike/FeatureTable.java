package dev.kequn.segment.lookalike;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Customers as bins: a byte for each customer and feature, column by column, and who of them is of the seed. */
final class FeatureTable {
    private static final int FIRST = 1024;

    private final Codebook codebook;
    private final byte[][] columns;
    private final BitSet seeds = new BitSet();
    private long[] ids = new long[FIRST];
    private int rows;

    FeatureTable(Codebook codebook) {
        this.codebook = codebook;
        this.columns = new byte[codebook.size()][FIRST];
    }

    /** @param values in the order of the features */
    void add(long id, boolean seed, @Nullable Object[] values) {
        if (rows == ids.length) {
            grow();
        }
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature][rows] = (byte) codebook.bins().get(feature).of(values[feature]);
        }
        ids[rows] = id;
        seeds.set(rows, seed);
        rows++;
    }

    private void grow() {
        int length = rows + rows / 2;
        ids = Arrays.copyOf(ids, length);
        for (int feature = 0; feature < columns.length; feature++) {
            columns[feature] = Arrays.copyOf(columns[feature], length);
        }
    }

    Codebook codebook() {
        return codebook;
    }

    int rows() {
        return rows;
    }

    long id(int row) {
        return ids[row];
    }

    /** The bins of a feature; entries from {@link #rows} on mean nothing. */
    byte[] column(int feature) {
        return columns[feature];
    }

    boolean seed(int row) {
        return seeds.get(row);
    }

    /** Rows of the seed; not to be changed. */
    BitSet seeds() {
        return seeds;
    }

    BitSet all() {
        BitSet all = new BitSet(rows);
        all.set(0, rows);
        return all;
    }

    BitSet rows(Part part) {
        BitSet chosen = new BitSet(rows);
        for (int row = 0; row < rows; row++) {
            chosen.set(row, Part.of(ids[row]) == part);
        }
        return chosen;
    }
}
