package dev.kequn.campaign.result;

import java.util.List;
import java.util.function.ToLongFunction;

/** A number of entries at a step that is told, or hidden where they are too few. */
public enum FunnelPart {
    ENTERED(StepTally::entered),
    COMPLETED(StepTally::completed),
    WON_BACK(StepTally::wonBack),
    SKIPPED(StepTally::skipped),
    DROPPED(StepTally::dropped),
    ENDED(StepTally::ended),
    THERE(StepTally::there);

    /** What makes up {@link #ENTERED}. */
    static final List<FunnelPart> OUTCOMES = List.of(COMPLETED, SKIPPED, DROPPED, ENDED, THERE);

    private final ToLongFunction<StepTally> entries;

    FunnelPart(ToLongFunction<StepTally> entries) {
        this.entries = entries;
    }

    long of(StepTally tally) {
        return entries.applyAsLong(tally);
    }
}
