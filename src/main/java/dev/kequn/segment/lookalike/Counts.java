package dev.kequn.segment.lookalike;

import java.util.BitSet;

/** How many of the seed and of the rest are in each bin of each feature. */
record Counts(int[][] seeds, int[][] rest, int seed, int others) {
    static Counts of(FeatureTable table, BitSet rows) {
        int features = table.codebook().size();
        int[][] seeds = new int[features][];
        int[][] rest = new int[features][];
        for (int feature = 0; feature < features; feature++) {
            int bins = table.codebook().bins().get(feature).count();
            seeds[feature] = new int[bins];
            rest[feature] = new int[bins];
            byte[] column = table.column(feature);
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                (table.seed(row) ? seeds : rest)[feature][column[row]]++;
            }
        }
        BitSet seed = (BitSet) rows.clone();
        seed.and(table.seeds());
        return new Counts(seeds, rest, seed.cardinality(), rows.cardinality() - seed.cardinality());
    }

    /** Share of the seed in the bin. */
    double seedShare(int feature, int bin) {
        return seed == 0 ? 0 : (double) seeds[feature][bin] / seed;
    }

    /** Share of the rest in the bin. */
    double restShare(int feature, int bin) {
        return others == 0 ? 0 : (double) rest[feature][bin] / others;
    }
}
