package dev.kequn.offer.learning;

import dev.kequn.offer.learning.LearningRun.Day;
import dev.kequn.offer.learning.LearningRun.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Acceptance day by day and what not knowing has cost, of the three orders. */
final class LearningPicture {
    private static final Map<Order, String> COLOURS =
            Map.of(Order.BEST, "#8a94a0", Order.RANKED, "#0b6e99", Order.CHANCE, "#c2571a");
    private static final Map<Order, String> NAMES = Map.of(
            Order.BEST, "Best possible order", Order.RANKED, "Ranking, learning", Order.CHANCE, "Left to chance");
    /** The first two end near each other. */
    private static final Map<Order, Double> LIFTED = Map.of(Order.BEST, 20.0, Order.RANKED, -14.0, Order.CHANCE, 0.0);
    /** Days of a moving mean. */
    private static final int SMOOTHED = 5;

    private static final int LEFT = 72;
    private static final int WIDTH = 610;
    private static final int DAYS_APART = 10;

    private final Map<Order, List<Day>> run;
    private final double value;

    /** @param value of every offer */
    LearningPicture(Map<Order, List<Day>> run, double value) {
        this.run = run;
        this.value = value;
    }

    String draw(String title, String subtitle) {
        Svg svg = new Svg(860, 640);
        svg.text(24, 36, "start", "#1f2933", "font-weight=\"700\" font-size=\"19\"", title);
        svg.text(24, 60, "start", "#6b7785", "", subtitle);
        rates(svg);
        regrets(svg);
        return svg.toString();
    }

    private void rates(Svg svg) {
        double most = 0.06;
        Plot plot = plot(svg, 122, 210, most)
                .titled("Accepted of what was shown, day by day (dots) and over five days")
                .scaled(0.02, rate -> percent(rate, 0))
                .dated(DAYS_APART);
        for (Order order : Order.values()) {
            List<Double> rates = run.get(order).stream().map(Day::rate).toList();
            plot.dots(rates, COLOURS.get(order))
                    .curve(
                            smoothed(rates),
                            COLOURS.get(order),
                            LIFTED.get(order),
                            NAMES.get(order),
                            percent(last(smoothed(rates)), 1));
        }
    }

    private void regrets(Svg svg) {
        List<Double> chance = regret(Order.CHANCE);
        List<Double> ranked = regret(Order.RANKED);
        double step = 3000;
        plot(svg, 418, 170, Math.ceil(last(chance) / step) * step)
                .titled("Regret: acceptances lost so far against the best possible order")
                .scaled(step, LearningPicture::whole)
                .dated(DAYS_APART)
                .curve(chance, COLOURS.get(Order.CHANCE), 0, NAMES.get(Order.CHANCE), whole(last(chance)))
                .curve(ranked, COLOURS.get(Order.RANKED), 0, NAMES.get(Order.RANKED), whole(last(ranked)));
    }

    private Plot plot(Svg svg, int top, int height, double most) {
        return new Plot(svg, LEFT, top, WIDTH, height, run.get(Order.BEST).size(), most);
    }

    private List<Double> regret(Order order) {
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (int day = 0; day < run.get(order).size(); day++) {
            sum += (run.get(Order.BEST).get(day).worth()
                            - run.get(order).get(day).worth())
                    / value;
            sums.add(sum);
        }
        return sums;
    }

    private static List<Double> smoothed(List<Double> values) {
        List<Double> means = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            List<Double> around =
                    values.subList(Math.max(0, i - SMOOTHED / 2), Math.min(values.size(), i + SMOOTHED / 2 + 1));
            means.add(around.stream().mapToDouble(value -> value).average().orElseThrow());
        }
        return means;
    }

    private static double last(List<Double> values) {
        return values.get(values.size() - 1);
    }

    private static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", share * 100);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
