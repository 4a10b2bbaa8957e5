package dev.kequn.campaign.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts journeys one by one. */
final class FunnelOracle {
    private final List<Journey> treated;

    FunnelOracle(List<Journey> journeys) {
        this.treated =
                journeys.stream().filter(one -> one.arm().equals("TREATED")).toList();
    }

    FunnelOracle inRound(@Nullable Integer number) {
        return number == null
                ? this
                : new FunnelOracle(treated.stream()
                        .filter(one -> one.roundNumber() == number)
                        .toList());
    }

    static Function<Journey, @Nullable String> value(String by) {
        return switch (by) {
            case "ROUND" -> one -> Integer.toString(one.roundNumber());
            case "VERSION" -> one -> Integer.toString(one.versionNumber());
            case "SEGMENT" -> Journey::segment;
            case "LEVEL" -> Journey::level;
            case "BRANCH" -> Journey::branch;
            default -> one -> one.newcomer() ? "NEWCOMER" : "EXISTING";
        };
    }

    /** The rows of a dimension, as many as are told, in their order. */
    List<String> rows(String by, List<String> steps) {
        Map<String, List<Journey>> groups = new HashMap<>();
        treated.forEach(one -> groups.computeIfAbsent(String.valueOf(value(by).apply(one)), first -> new ArrayList<>())
                .add(one));
        Comparator<Map.Entry<String, List<Journey>>> order = by.equals("ROUND") || by.equals("VERSION")
                ? Comparator.comparing(entry -> Integer.valueOf(entry.getKey()))
                : Comparator.comparing(entry -> -entry.getValue().size());
        return groups.entrySet().stream()
                .sorted(order.thenComparing(entry -> entry.getKey().equals("null"))
                        .thenComparing(Map.Entry::getKey))
                .limit(50)
                .map(entry -> row(entry.getKey(), entry.getValue(), steps))
                .toList();
    }

    String total(List<String> steps) {
        return row("null", treated, steps);
    }

    private static String row(String code, List<Journey> journeys, List<String> steps) {
        return code + ": " + journeys.size() + " "
                + steps.stream().map(step -> step(journeys, step)).collect(Collectors.joining(" "));
    }

    /** Code, entered, completed, won back, skipped, dropped, ended, there, approaches, median days. */
    private static String step(List<Journey> journeys, String step) {
        long entered = 0;
        long wonBack = 0;
        long there = 0;
        long approaches = 0;
        Map<String, Long> outcomes = new HashMap<>();
        List<Long> seconds = new ArrayList<>();
        for (Journey one : journeys) {
            for (Journey.Left left : one.left()) {
                if (left.step().equals(step)) {
                    entered++;
                    outcomes.merge(left.outcome(), 1L, Long::sum);
                    approaches += left.approaches();
                    if (left.outcome().equals("COMPLETED")) {
                        seconds.add(left.seconds());
                        wonBack += left.noShows() > 0 ? 1 : 0;
                    }
                }
            }
            if (step.equals(one.there())) {
                entered++;
                there++;
                approaches += one.approaches();
            }
        }
        return "%s=%d/%d/%d/%d/%d/%d/%d/%d/%s"
                .formatted(
                        step,
                        entered,
                        outcomes.getOrDefault("COMPLETED", 0L),
                        wonBack,
                        outcomes.getOrDefault("SKIPPED", 0L),
                        outcomes.getOrDefault("DROPPED", 0L),
                        outcomes.getOrDefault("ENDED", 0L),
                        there,
                        approaches,
                        median(seconds));
    }

    private static String median(List<Long> seconds) {
        if (seconds.isEmpty()) {
            return "null";
        }
        List<Long> sorted = seconds.stream().sorted().toList();
        long twice = sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2);
        return BigDecimal.valueOf(twice)
                .divide(BigDecimal.valueOf(2 * 86400), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
