package dev.kequn.segment.definition;

import org.eclipse.microprofile.graphql.Description;

@Description("How a segment chooses its customers.")
public enum SegmentKind {
    @Description("By a rule; who meets it is in, who no longer does is out.")
    RULE,
    @Description("By other segments: in every one of some, in any of some, in none of some.")
    COMBINATION,
    @Description("By name: a list that was uploaded, or taken from a rule once.")
    LIST,
    @Description("By likeness to the members of another segment, as far as they agreed to profiling and marketing.")
    LOOKALIKE
}
