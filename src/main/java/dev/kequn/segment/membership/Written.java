package dev.kequn.segment.membership;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What came of looking at some customers.
 *
 * @param moved who came and went, by segment; without segments where nobody did
 * @param failures by segment, why the customers could not be looked at; their membership in it stayed as it was
 */
record Written(Map<Long, Movement> moved, Map<Long, String> failures) {
    Written() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    void add(long segmentId, Movement movement) {
        moved.merge(segmentId, movement, Movement::plus);
    }

    /** Segments of which there is anything to note, in order. */
    Set<Long> noted() {
        Set<Long> noted = new TreeSet<>(moved.keySet());
        noted.addAll(failures.keySet());
        return noted;
    }
}
