package dev.kequn.segment.definition;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentDefinitionState")
@Description("Where a definition of a segment stands.")
public enum DefinitionState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for the approval of someone else.")
    SUBMITTED,
    @Description("In force; of a retired segment, the last that was.")
    APPROVED,
    @Description("Was in force until a later version was approved.")
    REPLACED
}
