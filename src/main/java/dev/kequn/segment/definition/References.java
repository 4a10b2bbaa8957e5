package dev.kequn.segment.definition;

import dev.kequn.rule.Rule;
import java.util.Set;
import java.util.TreeSet;

/** The segments that a rule asks for. */
final class References {
    private References() {}

    static Set<String> of(Rule rule) {
        Set<String> codes = new TreeSet<>();
        rule.facts().stream()
                .filter(fact -> fact.term().name().equals(SegmentTerms.IN_SEGMENT))
                .forEach(fact -> codes.add((String) fact.arguments().get(0)));
        return codes;
    }
}
