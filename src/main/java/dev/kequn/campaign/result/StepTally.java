package dev.kequn.campaign.result;

/**
 * What became of entries at a step.
 *
 * @param wonBack those of the completed who had not come at least once
 * @param there are at it
 * @param approaches in all
 */
public record StepTally(
        long completed, long wonBack, long skipped, long dropped, long ended, long there, long approaches) {
    static final StepTally NONE = new StepTally(0, 0, 0, 0, 0, 0, 0);

    static StepTally of(StepCount count) {
        long all = count.entries();
        return switch (count.outcome()) {
            case COMPLETED -> new StepTally(all, count.afterNoShow(), 0, 0, 0, 0, count.approaches());
            case SKIPPED -> new StepTally(0, 0, all, 0, 0, 0, count.approaches());
            case DROPPED -> new StepTally(0, 0, 0, all, 0, 0, count.approaches());
            case ENDED -> new StepTally(0, 0, 0, 0, all, 0, count.approaches());
            case THERE -> new StepTally(0, 0, 0, 0, 0, all, count.approaches());
        };
    }

    StepTally plus(StepTally other) {
        return new StepTally(
                completed + other.completed,
                wonBack + other.wonBack,
                skipped + other.skipped,
                dropped + other.dropped,
                ended + other.ended,
                there + other.there,
                approaches + other.approaches);
    }

    public long entered() {
        return completed + skipped + dropped + ended + there;
    }

    /** Those who went on behind it. */
    long advanced() {
        return completed + skipped;
    }
}
