package dev.kequn.segment.portrait;

import java.util.List;

/**
 * Distributions whose numbers tell something of each other's: they are hidden together, whichever of them is asked for.
 *
 * @param links cells whose sums agree
 */
record Family(List<Distribution> distributions, List<Link> links) {
    /** That the customers of some cells are, all together, those of some others. */
    record Link(List<Cell> some, List<Cell> others) {}

    static Family of(Distribution alone) {
        return new Family(List.of(alone), List.of());
    }
}
