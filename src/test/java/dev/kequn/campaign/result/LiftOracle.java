package dev.kequn.campaign.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares arms customer by customer, with formulas of its own. Numbers are told as the API tells them. */
final class LiftOracle {
    private static final double Z = 1.959963984540054;
    private static final int LEAST = 100;

    /**
     * One customer in one round.
     *
     * @param aum change in minor units; null where he is not measured, as {@code holdings}
     */
    record Observation(
            int round,
            boolean pilot,
            boolean newcomer,
            String arm,
            boolean converted,
            @Nullable Long aum,
            @Nullable Long holdings) {
        String wave() {
            return round + " " + pilot;
        }
    }

    private final List<Observation> all;

    LiftOracle(List<Observation> all) {
        this.all = all;
    }

    LiftOracle only(@Nullable Integer round, String group) {
        return new LiftOracle(all.stream()
                .filter(one -> round == null || one.round() == round)
                .filter(one -> group.equals("ALL") || one.newcomer() == group.equals("NEWCOMERS"))
                .toList());
    }

    /** Customers, conversions, share, its interval, measured, average changes. */
    String arm(String arm) {
        List<Observation> in = all.stream().filter(one -> one.arm().equals(arm)).toList();
        long converted = in.stream().filter(Observation::converted).count();
        List<Observation> measured =
                in.stream().filter(one -> one.aum() != null).toList();
        boolean many = measured.size() >= LEAST;
        double[] ends = wilson(converted, in.size());
        return String.join(
                " ",
                arm,
                Integer.toString(in.size()),
                Long.toString(converted),
                six((double) converted / in.size()),
                six(ends[0]),
                six(ends[1]),
                Integer.toString(measured.size()),
                many ? money(mean(measured, Observation::aum)) : "null",
                many ? six(mean(measured, Observation::holdings)) : "null");
    }

    String conversion(String control) {
        double treated = 0;
        double other = 0;
        double down = 0;
        double up = 0;
        List<Pair<List<Observation>>> waves = waves(all, control);
        if (isTooFew(waves)) {
            return "TOO_FEW null null null null null null";
        }
        for (Pair<List<Observation>> wave : waves) {
            double weight = (double) wave.treated().size() / sizes(waves, Pair::treated);
            double p = share(wave.treated());
            double q = share(wave.control());
            double[] one = wilson(converted(wave.treated()), wave.treated().size());
            double[] two = wilson(converted(wave.control()), wave.control().size());
            treated += weight * p;
            other += weight * q;
            down += Math.pow(weight * (p - one[0]), 2) + Math.pow(weight * (two[1] - q), 2);
            up += Math.pow(weight * (one[1] - p), 2) + Math.pow(weight * (q - two[0]), 2);
        }
        double low = treated - other - Math.sqrt(down);
        double high = treated - other + Math.sqrt(up);
        return String.join(
                " ",
                verdict(low, high),
                six(treated),
                six(other),
                six(treated - other),
                six(low),
                six(high),
                six((treated - other) / other));
    }

    String aum(String control) {
        return means(control, Observation::aum, true);
    }

    String holdings(String control) {
        return means(control, Observation::holdings, false);
    }

    private String means(String control, ToDoubleFunction<Observation> what, boolean money) {
        List<Pair<List<Observation>>> waves =
                waves(all.stream().filter(one -> one.aum() != null).toList(), control);
        if (isTooFew(waves)) {
            return "TOO_FEW null null null null null";
        }
        double treated = 0;
        double other = 0;
        double variance = 0;
        double below = 0;
        for (Pair<List<Observation>> wave : waves) {
            double weight = (double) wave.treated().size() / sizes(waves, Pair::treated);
            treated += weight * mean(wave.treated(), what);
            other += weight * mean(wave.control(), what);
            for (List<Observation> arm : List.of(wave.treated(), wave.control())) {
                double mean = mean(arm, what);
                double squares = arm.stream()
                        .mapToDouble(one -> Math.pow(what.applyAsDouble(one) - mean, 2))
                        .sum();
                double part = weight * weight * squares / (arm.size() - 1) / arm.size();
                variance += part;
                below += part * part / (arm.size() - 1);
            }
        }
        double reach = student(variance * variance / below) * Math.sqrt(variance);
        double lift = treated - other;
        return verdict(lift - reach, lift + reach) + " "
                + Stream.of(treated, other, lift, lift - reach, lift + reach)
                        .map(number -> money ? money(number) : six(number))
                        .collect(Collectors.joining(" "));
    }

    private static List<Pair<List<Observation>>> waves(List<Observation> all, String control) {
        Set<String> names = all.stream().map(Observation::wave).collect(Collectors.toCollection(TreeSet::new));
        List<Pair<List<Observation>>> waves = new ArrayList<>();
        for (String name : names) {
            List<Observation> treated = in(all, name, "TREATED");
            List<Observation> left = in(all, name, control);
            if (treated.size() >= 2 && left.size() >= 2) {
                waves.add(new Pair<>(treated, left));
            }
        }
        return waves;
    }

    private static List<Observation> in(List<Observation> all, String wave, String arm) {
        return all.stream()
                .filter(one -> one.wave().equals(wave) && one.arm().equals(arm))
                .toList();
    }

    private interface Arm {
        List<Observation> of(Pair<List<Observation>> wave);
    }

    private static int sizes(List<Pair<List<Observation>>> waves, Arm arm) {
        return waves.stream().mapToInt(wave -> arm.of(wave).size()).sum();
    }

    private static boolean isTooFew(List<Pair<List<Observation>>> waves) {
        return sizes(waves, Pair::treated) < LEAST || sizes(waves, Pair::control) < LEAST;
    }

    private static long converted(List<Observation> arm) {
        return arm.stream().filter(Observation::converted).count();
    }

    private static double share(List<Observation> arm) {
        return (double) converted(arm) / arm.size();
    }

    private static double mean(List<Observation> arm, ToDoubleFunction<Observation> what) {
        return arm.stream().mapToDouble(what).sum() / arm.size();
    }

    private static String verdict(double low, double high) {
        return low > 0 ? "HIGHER" : high < 0 ? "LOWER" : "NO_DIFFERENCE";
    }

    private static double[] wilson(double count, double of) {
        double share = count / of;
        double middle = (share + Z * Z / (2 * of)) / (1 + Z * Z / of);
        double reach = Z / (1 + Z * Z / of) * Math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of));
        return new double[] {Math.max(0, middle - reach), Math.min(1, middle + reach)};
    }

    /** Abramowitz and Stegun 26.7.5, for many degrees of freedom. */
    private static double student(double n) {
        double first = (Math.pow(Z, 3) + Z) / 4;
        double second = (5 * Math.pow(Z, 5) + 16 * Math.pow(Z, 3) + 3 * Z) / 96;
        double third = (3 * Math.pow(Z, 7) + 19 * Math.pow(Z, 5) + 17 * Math.pow(Z, 3) - 15 * Z) / 384;
        double fourth =
                (79 * Math.pow(Z, 9) + 776 * Math.pow(Z, 7) + 1482 * Math.pow(Z, 5) - 1920 * Math.pow(Z, 3) - 945 * Z)
                        / 92160;
        return Z + first / n + second / (n * n) + third / Math.pow(n, 3) + fourth / Math.pow(n, 4);
    }

    static String six(double number) {
        return plain(BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP));
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String money(double minor) {
        return BigDecimal.valueOf(minor)
                .setScale(0, RoundingMode.HALF_UP)
                .movePointLeft(2)
                .toPlainString();
    }
}
