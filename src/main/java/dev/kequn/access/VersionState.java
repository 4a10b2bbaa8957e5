package dev.kequn.access;

import org.eclipse.microprofile.graphql.Description;

@Description("Where a version stands of something that one writes and another approves.")
public enum VersionState {
    @Description("Being written.")
    DRAFT,
    @Description("Waits for another to approve it.")
    SUBMITTED,
    @Description("In force; of something that is over, the last that was.")
    APPROVED,
    @Description("Was in force until a later version was approved.")
    REPLACED
}
