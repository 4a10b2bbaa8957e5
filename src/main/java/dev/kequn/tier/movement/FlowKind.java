package dev.kequn.tier.movement;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers by what they were on the first date and became by the last; each is of one broad kind and one within it. */
public enum FlowKind {
    /** Assessed on the first date. */
    EXISTING(null),
    /** Existing, and no longer assessed on the last date. */
    LOST(EXISTING),
    /** Existing, and on a lower level on the last date. */
    DOWNGRADED(EXISTING),
    /** Existing, on the same level or a higher one; not shown, but it can be computed. */
    KEPT(EXISTING),
    /** Not assessed on the first date. */
    NEW(null),
    /** New, and assessed on the last date. */
    WON(NEW),
    /** New, and not yet assessed; not shown, but it can be computed. */
    NOT_YET_ASSESSED(NEW);

    private final @Nullable FlowKind broad;

    FlowKind(@Nullable FlowKind broad) {
        this.broad = broad;
    }

    /** The kinds that make this one up; none for a narrow one. */
    List<FlowKind> within() {
        return Arrays.stream(values()).filter(kind -> kind.broad == this).toList();
    }

    boolean isNarrow() {
        return broad != null;
    }

    /** The narrow kind of a customer who moved this way; null for one who is in neither assessment. */
    static FlowKind of(@Nullable Movement movement) {
        if (movement == null) {
            return NOT_YET_ASSESSED;
        }
        return switch (movement) {
            case NEW -> WON;
            case LOST -> LOST;
            case DOWN -> DOWNGRADED;
            case UP, STAYED -> KEPT;
        };
    }
}
