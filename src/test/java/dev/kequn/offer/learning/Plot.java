package dev.kequn.offer.learning;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One field of a drawing with days to the right and something to the top, both from 0. */
record Plot(Svg svg, int left, int top, int width, int height, int days, double most) {
    private static final String INK = "#1f2933";
    private static final String QUIET = "#6b7785";
    private static final String GRID = "#e6e9ed";

    Plot titled(String title) {
        svg.text(left, top - 16, "start", INK, "font-weight=\"600\" font-size=\"14\"", title);
        return this;
    }

    Plot scaled(double step, DoubleFunction<String> label) {
        for (int i = 0; i * step <= most * 1.0001; i++) {
            double y = y(i * step);
            svg.line(left, y, left + width, y, i == 0 ? QUIET : GRID);
            svg.text(left - 10, y + 4.5, "end", QUIET, "", label.apply(i * step));
        }
        return this;
    }

    Plot dated(int step) {
        for (int day = step; day <= days; day += step) {
            svg.line(x(day), top + height, x(day), top + height + 5.0, QUIET);
            svg.text(x(day), top + height + 20.0, "middle", QUIET, "", "day " + day);
        }
        return this;
    }

    Plot dots(List<Double> values, String colour) {
        for (int i = 0; i < values.size(); i++) {
            svg.dot(x(i + 1), y(values.get(i)), colour);
        }
        return this;
    }

    /**
     * A value a day, with its name and what it came to where it ends.
     *
     * @param lifted how far its name stands above its end, where others end there too
     */
    Plot curve(List<Double> values, String colour, double lifted, String name, String end) {
        String points = IntStream.range(0, values.size())
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i + 1), y(values.get(i))))
                .collect(Collectors.joining(" "));
        svg.path(points, colour, 2.5);
        double y = y(values.get(values.size() - 1)) - lifted;
        svg.text(left + width + 12.0, y, "start", colour, "font-weight=\"600\"", name);
        svg.text(left + width + 12.0, y + 16, "start", QUIET, "font-size=\"12\"", end);
        return this;
    }

    private double x(double day) {
        return left + width * day / days;
    }

    private double y(double value) {
        return top + height - height * value / most;
    }
}
