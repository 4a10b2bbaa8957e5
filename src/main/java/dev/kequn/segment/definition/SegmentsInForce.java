package dev.kequn.segment.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The segments in force, with what they build on. */
public final class SegmentsInForce {
    private final Map<String, ActiveSegment> byCode = new LinkedHashMap<>();
    private final SegmentGraph graph = new SegmentGraph();

    SegmentsInForce(Collection<ActiveSegment> segments) {
        segments.forEach(segment -> {
            byCode.put(segment.code(), segment);
            graph.put(segment.code(), segment.buildsOn());
        });
    }

    /** All of them, in groups such that what a segment builds on is in groups before its own. */
    public List<List<ActiveSegment>> levels() {
        List<List<ActiveSegment>> levels = new ArrayList<>();
        graph.levels()
                .forEach(codes -> levels.add(codes.stream().map(byCode::get).toList()));
        return levels;
    }

    /** Ids of these segments and of every one that builds on one of them. */
    public List<Long> withDependents(Collection<String> codes) {
        return graph.withDependents(codes).stream()
                .filter(byCode::containsKey)
                .map(found -> byCode.get(found).segmentId())
                .toList();
    }

    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** Codes of the segments that build on this one or were learned from it. */
    List<String> usersOf(String code) {
        return byCode.values().stream()
                .filter(segment ->
                        segment.buildsOn().contains(code) || segment.seed().contains(code))
                .map(ActiveSegment::code)
                .toList();
    }

    /** Whether a circle would come of a segment that builds on these. */
    boolean wouldBeCyclic(String code, Set<String> buildsOn) {
        return with(code, buildsOn).isCyclic(code);
    }

    /** Which of these the segment would come back to itself through, where it would. */
    String through(String code, Set<String> buildsOn) {
        SegmentGraph then = with(code, buildsOn);
        return buildsOn.stream()
                .filter(one -> one.equals(code) || then.isBelow(code, one))
                .findFirst()
                .orElse(code);
    }

    private SegmentGraph with(String code, Set<String> buildsOn) {
        SegmentGraph then = new SegmentGraph();
        byCode.values().forEach(segment -> then.put(segment.code(), segment.buildsOn()));
        then.put(code, buildsOn);
        return then;
    }
}
