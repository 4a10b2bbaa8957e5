package dev.kequn.offer.learning;

import java.util.Locale;

/** A drawing under construction; numbers have one decimal, so that it is the same text everywhere. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" font-size=\"13\">",
                width, height, width, height);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
    }

    Svg line(double x1, double y1, double x2, double y2, String colour) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, colour);
    }

    Svg path(String points, String colour, double width) {
        return add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\""
                        + " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>",
                points, colour, width);
    }

    Svg dot(double x, double y, String colour) {
        return add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"1.8\" fill=\"%s\" fill-opacity=\"0.35\"/>", x, y, colour);
    }

    /** @param style further attributes, such as {@code font-weight="600"} */
    Svg text(double x, double y, String anchor, String colour, String style, String words) {
        return add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                x, y, anchor, colour, style.isEmpty() ? "" : " " + style, words);
    }

    private Svg add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text + "</svg>\n";
    }
}
