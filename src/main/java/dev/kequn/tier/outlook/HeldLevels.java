package dev.kequn.tier.outlook;

import dev.kequn.tier.assessment.EarlierRun;
import dev.kequn.tier.assessment.Upcoming;
import dev.kequn.tier.policy.TierLevel;
import java.util.function.IntToLongFunction;

/** The levels customers hold, for statements that look something up by {@code p.composite_level}. */
record HeldLevels(Upcoming upcoming) {
    /** The figure for the level held: the first place takes {@link #figures}, the second {@link #codes}. */
    static final String LOOKED_UP = "(?::bigint[])[array_position(?::text[], p.composite_level)]";

    String[] codes() {
        EarlierRun held = upcoming.held();
        return held == null
                ? new String[0]
                : held.policy().levels().stream().map(TierLevel::code).toArray(String[]::new);
    }

    /** A figure for each of {@link #codes}, by its rank under the policy that will decide. */
    Long[] figures(IntToLongFunction figure) {
        EarlierRun held = upcoming.held();
        Long[] figures = new Long[codes().length];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figure.applyAsLong(upcoming.policy().rank(codes()[i], held.policy()));
        }
        return figures;
    }
}
