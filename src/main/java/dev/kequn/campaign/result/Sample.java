package dev.kequn.campaign.result;

import java.math.BigInteger;

/** Whole numbers, one of each customer, as their exact sums. */
public record Sample(long count, BigInteger sum, BigInteger squares) {
    static final Sample NONE = new Sample(0, BigInteger.ZERO, BigInteger.ZERO);

    Sample plus(Sample other) {
        return new Sample(count + other.count, sum.add(other.sum), squares.add(other.squares));
    }

    /** Of at least one. */
    public double mean() {
        return sum.doubleValue() / count;
    }

    /** Of the population it was drawn from: the squares are subtracted before anything is rounded; of at least two. */
    double variance() {
        BigInteger size = BigInteger.valueOf(count);
        return size.multiply(squares).subtract(sum.multiply(sum)).doubleValue() / ((double) count * (count - 1));
    }
}
