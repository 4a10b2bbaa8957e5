package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.portrait.Overlap;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentIntersection")
@Description("What a segment has in common with another, among the customers that a portrait looks at.")
public record SegmentIntersectionView(
        @NonNull @Description("The other segment.") SegmentView segment,
        @NonNull @Description("Customers in both.") Integer customers,
        @NonNull @Description("Their part of the segment's members, 0 to 1.") Double share,
        @NonNull
                @Description(
                        "How many times more they are than if being in one had nothing to do with being in the other: "
                                + "1 is chance.")
                Double lift) {
    static SegmentIntersectionView of(Overlap overlap, Segment other) {
        return new SegmentIntersectionView(
                SegmentView.of(other), Math.toIntExact(overlap.common()), overlap.share(), overlap.lift());
    }
}
