package dev.kequn.dev.demo;

/**
 * What a customer keeps with the bank when nothing happens, in minor units, and how it moves.
 *
 * @param depositShare the part of the money on deposit, per mille
 */
record Wealth(long aum, long loan, int depositShare, Pattern pattern) {
    /** Which part of the customers (first column) keeps less than so many yuan (second). */
    private static final double[][] PYRAMID = {
        {0, 30},
        {0.35, 900},
        {0.62, 6_500},
        {0.86, 45_000},
        {0.957, 200_000},
        {0.992, 1_000_000},
        {0.9985, 6_000_000},
        {1, 45_000_000}
    };

    /** How the money moves over the half-year. */
    enum Pattern {
        /** Little happens. */
        STEADY,
        /** Comes on payday, goes over the month. */
        SALARY,
        /** Idle after the harvest, short in spring. */
        SEASONAL,
        RISING,
        /** On its way out. */
        FALLING,
        /** Only there on the days that are counted. */
        WINDOW_DRESSING
    }

    static Wealth of(CustomerKind kind, boolean payroll, boolean grower, Dice dice) {
        double rank = dice.unit();
        long aum =
                switch (kind) {
                    case PERSON -> yuan(rank);
                    case MERCHANT -> yuan(0.25 + 0.75 * rank);
                    case COMPANY -> yuan(0.5 + 0.5 * rank);
                };
        int deposit = aum < 2_000_000 ? 1000 : dice.between(300, 1000);
        return new Wealth(aum, loan(kind, grower, dice), deposit, pattern(payroll, grower, dice));
    }

    private static long loan(CustomerKind kind, boolean grower, Dice dice) {
        int borrowers =
                switch (kind) {
                    case PERSON -> grower ? 220 : 35;
                    case MERCHANT -> 260;
                    case COMPANY -> 400;
                };
        double most = kind == CustomerKind.COMPANY ? 3_000_000 : kind == CustomerKind.MERCHANT ? 500_000 : 300_000;
        boolean borrows = dice.chance(borrowers);
        double amount = logarithmic(8_000, most, dice.unit());
        return borrows ? Math.round(amount / 1000) * 100_000 : 0;
    }

    private static Pattern pattern(boolean payroll, boolean grower, Dice dice) {
        int roll = dice.below(1000);
        if (roll < 12) {
            return Pattern.WINDOW_DRESSING;
        }
        if (roll < 100) {
            return Pattern.FALLING;
        }
        if (roll < 230) {
            return Pattern.RISING;
        }
        return payroll ? Pattern.SALARY : grower ? Pattern.SEASONAL : Pattern.STEADY;
    }

    private static long yuan(double rank) {
        int step = 1;
        while (PYRAMID[step][0] < rank) {
            step++;
        }
        double[] low = PYRAMID[step - 1];
        double[] high = PYRAMID[step];
        return Math.round(100 * logarithmic(low[1], high[1], (rank - low[0]) / (high[0] - low[0])));
    }

    /** Evenly on a logarithmic scale; StrictMath, whose results no processor changes. */
    private static double logarithmic(double low, double high, double part) {
        return low * StrictMath.exp(part * StrictMath.log(high / low));
    }
}
