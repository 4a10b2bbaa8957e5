package dev.kequn.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics and labels an expression in PromQL asks for. It knows as much of the language as rules and dashboard use, and
 * refuses what it does not know.
 */
final class PromQl {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|\"[^\"]*\"|\\$\\w+|[a-zA-Z_:][\\w:]*|\\d+(?:\\.\\d+)?[a-z]*|=~|!~|!=|==|>=|<=|[-+*/<>={}()\\[\\],]");
    private static final Set<String> FUNCTIONS = Set.of(
            "sum",
            "max",
            "min",
            "avg",
            "count",
            "topk",
            "rate",
            "increase",
            "histogram_quantile",
            "clamp_min",
            "max_over_time",
            "absent",
            "time");
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring");
    private static final Set<String> WORDS = Set.of("and", "or", "unless");

    /** @param labels those of the matchers behind the name, with the values they want; none where it is not said */
    record Use(String metric, Map<String, List<String>> labels) {}

    private final List<String> tokens = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Set<String> grouped = new HashSet<>();

    private PromQl(String expression) {
        Matcher next = TOKEN.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!next.find(at) || next.start() != at) {
                throw new IllegalArgumentException("Not understood: " + expression.substring(at));
            }
            if (!next.group().isBlank()) {
                tokens.add(next.group());
            }
            at = next.end();
        }
    }

    static PromQl of(String expression) {
        PromQl read = new PromQl(expression);
        read.walk();
        return read;
    }

    List<Use> uses() {
        return uses;
    }

    /** Labels the expression groups or joins by. */
    Set<String> grouped() {
        return grouped;
    }

    private void walk() {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (!token.matches("[a-zA-Z_:].*") || WORDS.contains(token)) {
                continue;
            }
            if (FUNCTIONS.contains(token) && (at(i + 1).equals("(") || GROUPINGS.contains(at(i + 1)))) {
                continue;
            }
            if (GROUPINGS.contains(token)) {
                i = list(i + 1, ")", grouped);
            } else if (at(i + 1).equals("(")) {
                throw new IllegalArgumentException("No function known as " + token);
            } else {
                Map<String, List<String>> labels = new TreeMap<>();
                if (at(i + 1).equals("{")) {
                    i = matchers(i + 1, labels);
                }
                uses.add(new Use(token, labels));
            }
        }
        if (depth != 0 || uses.isEmpty()) {
            throw new IllegalArgumentException("Brackets do not match, or no metric is asked for: " + tokens);
        }
    }

    /** Reads names up to {@code end}; where they end. */
    private int list(int from, String end, Set<String> names) {
        int i = from + 1;
        while (!at(i).equals(end)) {
            if (!at(i).equals(",")) {
                names.add(at(i));
            }
            i++;
        }
        return i;
    }

    private int matchers(int from, Map<String, List<String>> labels) {
        int i = from + 1;
        while (!at(i).equals("}")) {
            if (at(i).equals(",")) {
                i++;
                continue;
            }
            boolean matches = at(i + 1).matches("=|!=|=~|!~") && at(i + 2).startsWith("\"");
            if (!matches) {
                throw new IllegalArgumentException("Not a matcher at " + at(i));
            }
            String value = at(i + 2).replace("\"", "");
            boolean said = at(i + 1).matches("=~?") && !value.startsWith("$");
            labels.put(at(i), said ? List.of(value.split("\\|")) : List.of());
            i += 3;
        }
        return i;
    }

    private String at(int i) {
        return i < tokens.size() ? tokens.get(i) : "";
    }
}
