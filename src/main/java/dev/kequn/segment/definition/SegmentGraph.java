package dev.kequn.segment.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which segments build on which. */
final class SegmentGraph {
    private final Map<String, Set<String>> buildsOn = new LinkedHashMap<>();

    void put(String code, Set<String> others) {
        buildsOn.put(code, others);
    }

    /** Whether the segment builds on itself, through others or directly. */
    boolean isCyclic(String code) {
        return isBelow(code, code);
    }

    /** Whether {@code upper} builds on {@code lower}, through others or directly. */
    boolean isBelow(String lower, String upper) {
        return below(upper).contains(lower);
    }

    /** Everything that the segment builds on, through others or directly. */
    private Set<String> below(String code) {
        Set<String> found = new HashSet<>();
        List<String> next = new ArrayList<>(on(code));
        while (!next.isEmpty()) {
            String one = next.remove(next.size() - 1);
            if (found.add(one)) {
                next.addAll(on(one));
            }
        }
        return found;
    }

    /** These segments and every one that builds on one of them. */
    Set<String> withDependents(Collection<String> codes) {
        Set<String> found = new TreeSet<>(codes);
        buildsOn.keySet().stream()
                .filter(code -> below(code).stream().anyMatch(codes::contains))
                .forEach(found::add);
        return found;
    }

    /** Every segment in such a group that what it builds on is in groups before it. */
    List<List<String>> levels() {
        List<List<String>> levels = new ArrayList<>();
        Set<String> done = new HashSet<>();
        while (done.size() < buildsOn.size()) {
            List<String> level = buildsOn.keySet().stream()
                    .filter(code -> !done.contains(code))
                    .filter(code -> on(code).stream().allMatch(other -> done.contains(other) || !isKnown(other)))
                    .toList();
            if (level.isEmpty()) {
                throw new IllegalStateException("Segments build on one another in a circle");
            }
            done.addAll(level);
            levels.add(level);
        }
        return levels;
    }

    private boolean isKnown(String code) {
        return buildsOn.containsKey(code);
    }

    private Set<String> on(String code) {
        return buildsOn.getOrDefault(code, Set.of());
    }
}
