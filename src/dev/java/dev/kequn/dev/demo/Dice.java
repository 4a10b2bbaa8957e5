package dev.kequn.dev.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Chance that falls the same way everywhere: SplitMix64, begun from a topic and a place. */
public final class Dice {
    private static final long SEED = 20_260_715L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The dice of one thing: same topic and place, same throws. */
    public static Dice of(Topic topic, long place) {
        return new Dice(mix(SEED + GOLDEN * (topic.ordinal() + 1)) ^ mix(place + GOLDEN));
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 up to, but without, {@code bound}. */
    public int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** From {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    LocalDate between(LocalDate first, LocalDate last) {
        return first.plusDays(below((int) ChronoUnit.DAYS.between(first, last) + 1));
    }

    /** From 0 up to, but without, 1. */
    double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** True in {@code perMille} of a thousand throws. */
    public boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What is diced for; each topic has throws of its own, so that a new one changes no other. */
    public enum Topic {
        WEALTH,
        RELATION,
        PROFILE,
        RISK,
        BALANCE,
        HOLDING,
        TAG,
        EVENT,
        MANAGER,
        PROSPECT,
        INTRODUCTION,
        CAMPAIGN
    }
}
