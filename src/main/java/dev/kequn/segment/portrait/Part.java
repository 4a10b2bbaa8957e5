package dev.kequn.segment.portrait;

import java.util.List;

/** A part of the population, by whether its customers are in a first and in a second segment. */
enum Part {
    EVERYONE(0, 1, 2, 3),
    FIRST(1, 3),
    SECOND(2, 3),
    BOTH(3),
    ONLY_FIRST(1),
    ONLY_SECOND(2),
    NOT_FIRST(0, 2),
    NOT_SECOND(0, 1);

    private final List<Integer> memberships;

    Part(Integer... memberships) {
        this.memberships = List.of(memberships);
    }

    /** Which memberships belong to it: 1 for the first segment, plus 2 for the second. */
    List<Integer> memberships() {
        return memberships;
    }
}
