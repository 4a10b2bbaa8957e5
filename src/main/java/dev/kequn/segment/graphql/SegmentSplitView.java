package dev.kequn.segment.graphql;

import dev.kequn.segment.community.CommunitySplit;
import dev.kequn.segment.community.Split;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentSplit")
@Description("How the communities of a segment were formed the last time.")
public record SegmentSplitView(
        @NonNull @Description("Along which line.") CommunitySplit by,
        @NonNull @Description("After how many days without a sign of a customer he counts as silent.")
                int silentAfterDays,
        @NonNull @Description("When; members and silence are as of then.") OffsetDateTime formedAt) {
    static SegmentSplitView of(Split split) {
        return new SegmentSplitView(
                split.by(), split.silentAfterDays(), split.formedAt().withOffsetSameInstant(ZoneOffset.UTC));
    }
}
