package dev.kequn.segment.graphql;

import dev.kequn.segment.community.Forming;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("What a forming of communities did, or why none was formed.")
public record SegmentCommunitiesPayload(
        @Description("The segment; null when the request was refused.") @Nullable SegmentView segment,
        @Description("How many communities there are now; null when the request was refused.") @Nullable
                Integer communities,
        @Description("How many members they have; null when the request was refused.") @Nullable Integer members,
        @Description(
                        "How many left a community because they left the segment, the branch or the manager; null when the "
                                + "request was refused.")
                @Nullable
                Integer left,
        @Description(
                        "How many went from one community of their branch or manager to another; null when the request was "
                                + "refused.")
                @Nullable
                Integer moved,
        @Description("How many came into a community of their branch or manager; null when the request was refused.")
                @Nullable
                Integer joined,
        @NonNull @Description("Empty when it worked; otherwise nothing has changed.")
                List<@NonNull SegmentError> errors) {
    static SegmentCommunitiesPayload of(SegmentView segment, Forming forming) {
        return new SegmentCommunitiesPayload(
                segment,
                forming.communities(),
                Math.toIntExact(forming.members()),
                Math.toIntExact(forming.left()),
                Math.toIntExact(forming.moved()),
                Math.toIntExact(forming.joined()),
                List.of());
    }

    static SegmentCommunitiesPayload of(Throwable failure) {
        return new SegmentCommunitiesPayload(null, null, null, null, null, null, List.of(SegmentError.of(failure)));
    }
}
