package dev.kequn.segment.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The list after the upload, or why the upload was refused.")
public record SegmentUploadPayload(
        @Description("The segment; null when the request was refused.") @Nullable SegmentView segment,
        @Description("The draft that was changed; null when the request was refused.") @Nullable
                SegmentDefinitionView definition,
        @Description("How many customers the draft names now; null when the request was refused.") @Nullable
                Integer entries,
        @Description("How many were put on the list; null when the request was refused.") @Nullable Integer added,
        @Description("How many were taken off it; null when the request was refused.") @Nullable Integer removed,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull SegmentError> errors) {
    static SegmentUploadPayload of(Throwable failure) {
        return new SegmentUploadPayload(null, null, null, null, null, List.of(SegmentError.of(failure)));
    }
}
