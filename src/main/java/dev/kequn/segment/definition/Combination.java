package dev.kequn.segment.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Segments by code: in every one of the first, in any of the second (if there are any), in none of the third. */
public record Combination(List<String> everyOf, List<String> anyOf, List<String> noneOf) {
    public static final Combination NONE = new Combination(List.of(), List.of(), List.of());

    public Combination {
        everyOf = List.copyOf(everyOf);
        anyOf = List.copyOf(anyOf);
        noneOf = List.copyOf(noneOf);
    }

    boolean isEmpty() {
        return codes().findAny().isEmpty();
    }

    Stream<String> codes() {
        return Stream.of(everyOf, anyOf, noneOf).flatMap(List::stream);
    }

    /** The same in the words of rules; codes have no character that would need an escape. */
    String rule() {
        List<String> parts = new ArrayList<>();
        everyOf.forEach(code -> parts.add(in(code)));
        if (!anyOf.isEmpty()) {
            parts.add(anyOf.stream().map(Combination::in).collect(Collectors.joining(" || ", "(", ")")));
        }
        noneOf.forEach(code -> parts.add("!" + in(code)));
        return String.join(" && ", parts);
    }

    private static String in(String code) {
        return "inSegment(\"%s\")".formatted(code);
    }
}
