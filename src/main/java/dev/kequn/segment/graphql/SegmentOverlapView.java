package dev.kequn.segment.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentOverlap")
@Description("Customers whom two groups have in common.")
public record SegmentOverlapView(
        @NonNull @Description("The other segment.") SegmentView segment,
        @NonNull @Description("Customers in both; an estimate where the count it belongs to is one.") int customers) {}
