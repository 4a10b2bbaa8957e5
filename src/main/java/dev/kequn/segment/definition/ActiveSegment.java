package dev.kequn.segment.definition;

import dev.kequn.rule.Rule;
import java.util.Set;

/**
 * A segment in force.
 *
 * @param rule whom it consists of
 * @param buildsOn codes of segments whose members the rule asks for
 * @param seed codes of segments it was learned from
 */
public record ActiveSegment(
        long segmentId, String code, long definitionId, Rule rule, Set<String> buildsOn, Set<String> seed) {}
