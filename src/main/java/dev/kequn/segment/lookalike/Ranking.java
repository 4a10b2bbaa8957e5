package dev.kequn.segment.lookalike;

import java.util.Arrays;
import java.util.BitSet;

/** Rows by score, the highest first; of equal scores neither the older nor the newer customers come first. */
final class Ranking {
    /** Odd, so that multiplying permutes the 32-bit numbers; the other one undoes it. */
    private static final int SCATTER = 0x9E3779B1;

    private static final int GATHER = inverse(SCATTER);

    private Ranking() {}

    static int[] of(int[] scores, BitSet rows) {
        long[] keys = rows.stream()
                .mapToLong(row -> ((long) ~scores[row] << 32) | Integer.toUnsignedLong(row * SCATTER))
                .toArray();
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key * GATHER).toArray();
    }

    /** Each round doubles the number of low bits that are right. */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
