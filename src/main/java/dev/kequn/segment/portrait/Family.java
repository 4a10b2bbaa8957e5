package dev.kequn.segment.portrait;

import java.util.List;

/**
 * Distributions whose numbers tell something of each other's: they are hidden together, whichever of them is asked for.
 *
 * @param links cells that have the same customers
 * @param derived traits that are made of the others: they are seen only where nothing of the family is hidden
 */
record Family(List<Distribution> distributions, List<Link> links, List<Trait> derived) {
    /** That the customers of a cell are those of another. */
    record Link(Cell one, Cell other) {}

    static Family of(Distribution alone) {
        return new Family(List.of(alone), List.of(), List.of());
    }
}
