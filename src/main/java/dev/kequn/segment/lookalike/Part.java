package dev.kequn.segment.lookalike;

/** Which use a customer is put to while a model is measured; by the customer alone, so that it is the same each time. */
enum Part {
    /** Three in five: the model learns from them. */
    FIT,
    /** One in five: the form of the model is chosen, and its scores become probabilities. */
    TUNE,
    /** One in five: nothing looks at them but the figures that are published. */
    HELD_OUT;

    static Part of(long id) {
        return switch ((int) Long.remainderUnsigned(mixed(id), 5)) {
            case 0 -> HELD_OUT;
            case 1 -> TUNE;
            default -> FIT;
        };
    }

    /** Evenly spread over all longs, however ids were given out (the finisher of SplitMix64). */
    static long mixed(long id) {
        long mixed = id + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
