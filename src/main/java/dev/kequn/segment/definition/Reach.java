package dev.kequn.segment.definition;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentReach")
@Description("How many of the customers who may be addressed a look-alike takes: those most like the seed.")
public enum Reach {
    @Description("The first 1 %.")
    NARROW,
    @Description("The first 5 %.")
    BALANCED,
    @Description("The first 10 %.")
    BROAD,
    @Description("As many as the definition says.")
    SIZE
}
