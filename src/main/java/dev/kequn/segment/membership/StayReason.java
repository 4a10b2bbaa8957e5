package dev.kequn.segment.membership;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentStayReason")
@Description("Why a customer came into a segment or left it.")
public enum StayReason {
    @Description("His own facts have changed, or the date has.")
    FACTS,
    @Description("Another definition of the segment is in force.")
    DEFINITION,
    @Description("The segment was retired.")
    RETIRED
}
