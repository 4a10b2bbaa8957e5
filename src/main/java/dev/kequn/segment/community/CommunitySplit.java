package dev.kequn.segment.community;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentCommunitySplit")
@Description("Along which line a segment is split into communities.")
public enum CommunitySplit {
    @Description("A community has customers of one branch.")
    BRANCH,
    @Description("A community has customers of one manager; those whom nobody manages are with others of their branch.")
    MANAGER
}
