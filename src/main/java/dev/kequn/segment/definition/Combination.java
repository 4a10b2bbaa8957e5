package dev.kequn.segment.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    /** The first argument that names the code; null where none does. */
    @Nullable
    String placeOf(String code) {
        return place("everyOf", everyOf, code)
                .or(() -> place("anyOf", anyOf, code))
                .or(() -> place("noneOf", noneOf, code))
                .orElse(null);
    }

    private static Optional<String> place(String field, List<String> codes, String code) {
        int index = codes.indexOf(code);
        return index < 0 ? Optional.empty() : Optional.of("combination.%s[%d]".formatted(field, index));
    }
}
