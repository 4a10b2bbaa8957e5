package dev.kequn.segment.portrait;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How two groups of customers differ: a segment and the population, or two segments. What is null is hidden from the
 * caller, or has no value.
 *
 * @param both customers in both groups
 */
public record Contrast(LocalDate day, Size left, Size right, @Nullable Long both, List<ContrastedTrait> traits) {

    /** Customers of a group, and the sum of their balances in minor units. */
    public record Size(@Nullable Long customers, @Nullable Long aum) {}

    /** By the values of one trait; {@code more} where there are values beyond these. */
    public record ContrastedTrait(Trait trait, boolean more, List<ContrastedCell> cells) {}

    /**
     * One value.
     *
     * @param index the left share divided by the right one
     * @param balanceIndex the same of the shares of the balance
     */
    public record ContrastedCell(
            CellValue value,
            Share left,
            Share right,
            @Nullable Double index,
            @Nullable Double balanceIndex,
            @Nullable Double pValue,
            boolean significant) {}

    /** What a group has in a cell, and which part of the group that is. */
    public record Share(
            @Nullable Long customers, @Nullable Double share, @Nullable Long aum, @Nullable Double balanceShare) {
        static final Share HIDDEN = new Share(null, null, null, null);
    }

    /** The customers in both by those in either; null where one of the numbers is hidden, or nobody is in either. */
    public @Nullable Double jaccard() {
        if (both == null || left.customers() == null || right.customers() == null) {
            return null;
        }
        long either = left.customers() + right.customers() - both;
        return either == 0 ? null : (Double) ((double) both / either);
    }
}
