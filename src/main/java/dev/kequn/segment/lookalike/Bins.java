package dev.kequn.segment.lookalike;

import org.jspecify.annotations.Nullable;

/** The bins of one feature. A missing value is a bin of its own, the first: that something is unknown tells as well. */
sealed interface Bins permits NumberBins, CategoryBins {
    int MISSING = 0;

    /** How many there are, {@link #MISSING} among them; fits a byte. */
    int count();

    int of(@Nullable Object value);

    /** What a reader is told of the values in a bin. */
    String label(int bin);
}
