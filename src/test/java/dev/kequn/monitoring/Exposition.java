package dev.kequn.monitoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One scrape, in Prometheus' text format: families with their type, samples with the labels they have. */
record Exposition(Map<String, String> types, Map<String, Set<String>> labels, Map<String, Double> values) {
    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    static Exposition parse(String text) {
        Exposition parsed = new Exposition(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        text.lines().forEach(parsed::read);
        return parsed;
    }

    private void read(String line) {
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (type.matches()) {
            types.put(type.group(1), type.group(2));
        } else if (sample.matches()) {
            Set<String> names = labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>());
            Set<String> pairs = new TreeSet<>();
            Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (label.find()) {
                names.add(label.group(1));
                pairs.add(label.group(1) + "=" + label.group(2));
            }
            values.put(sample.group(1) + pairs, Double.valueOf(sample.group(3)));
        } else if (!line.startsWith("#") && !line.isBlank()) {
            throw new IllegalArgumentException("Not Prometheus' text format: " + line);
        }
    }

    /** @param labels as {@code name=value} */
    double value(String sample, String... labels) {
        Double value = values.get(sample + new TreeSet<>(List.of(labels)));
        if (value == null) {
            throw new AssertionError("No sample " + sample + " with " + List.of(labels));
        }
        return value;
    }

    boolean has(String sample, String label, String value) {
        return values.keySet().stream()
                .anyMatch(each -> each.startsWith(sample + "[")
                        && each.matches(".*[\\[ ]" + Pattern.quote(label + "=" + value) + "[,\\]].*"));
    }

    /** How many samples there are whose name begins so. */
    long samples(String prefix) {
        return values.keySet().stream().filter(name -> name.startsWith(prefix)).count();
    }

    /** Labels of a family over all of its samples, but those by which the format itself splits a histogram. */
    Set<String> labelsOf(String family) {
        Set<String> all = new TreeSet<>();
        labels.forEach((sample, names) -> {
            if (sample.equals(family) || sample.matches(Pattern.quote(family) + "_(bucket|count|sum)")) {
                all.addAll(names);
            }
        });
        all.remove("le");
        return all;
    }
}
