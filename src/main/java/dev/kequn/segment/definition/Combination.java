package dev.kequn.segment.definition;

import java.util.List;
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
}
