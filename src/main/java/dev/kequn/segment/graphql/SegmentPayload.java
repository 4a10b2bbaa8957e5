package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.SegmentStep;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The segment after the step, or why the step was not taken.")
public record SegmentPayload(
        @Description("The segment; null when the request was refused.") @Nullable SegmentView segment,
        @Description("The definition that the step was taken with; null when the request was refused.") @Nullable
                SegmentDefinitionView definition,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull SegmentError> errors) {
    static SegmentPayload of(SegmentStep step) {
        return new SegmentPayload(
                SegmentView.of(step.segment()), SegmentDefinitionView.of(step.definition()), List.of());
    }

    static SegmentPayload of(Throwable failure) {
        return new SegmentPayload(null, null, List.of(SegmentError.of(failure)));
    }
}
