package dev.kequn.segment.definition;

import dev.kequn.rule.Fact;
import dev.kequn.rule.Rule;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The segments that a rule asks for. */
final class References {
    private References() {}

    static Set<String> of(Rule rule) {
        return of(rule.facts());
    }

    static Set<String> of(Collection<Fact> facts) {
        Set<String> codes = new TreeSet<>();
        facts.stream()
                .filter(fact -> fact.term().name().equals(SegmentTerms.IN_SEGMENT))
                .forEach(fact -> codes.add((String) fact.arguments().get(0)));
        return codes;
    }
}
