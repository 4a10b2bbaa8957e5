package dev.kequn.segment.graphql;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("The community after the step, or why the step was not taken.")
public record SegmentCommunityPayload(
        @Description("The community; null when the request was refused.") @Nullable SegmentCommunityView community,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull SegmentError> errors) {}
