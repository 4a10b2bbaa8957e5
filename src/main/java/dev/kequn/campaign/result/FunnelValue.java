package dev.kequn.campaign.result;

import org.jspecify.annotations.Nullable;

/**
 * The customers of one row of a funnel.
 *
 * @param code what they have in common; null where they have none of the kind, and for {@link #ALL} and {@link #OTHERS}
 */
record FunnelValue(Rows rows, @Nullable String code) {
    enum Rows {
        ALL,
        ONE,
        OTHERS
    }

    static final FunnelValue ALL = new FunnelValue(Rows.ALL, null);

    /** Those of whom no row is told. */
    static final FunnelValue OTHERS = new FunnelValue(Rows.OTHERS, null);

    static FunnelValue of(@Nullable String code) {
        return new FunnelValue(Rows.ONE, code);
    }
}
