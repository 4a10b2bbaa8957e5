package dev.kequn.segment.community;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;

@Name("SegmentCommunityFlag")
@Description("What is wrong with a community.")
public enum CommunityFlag {
    @Description("It has fewer than 50 members: the branch or manager has no more in the segment.")
    SMALL,
    @Description("Of at least half of its members nothing was heard for as long as the forming asked for.")
    SILENT;

    /** The condition on a row of {@code segment_community}. */
    String condition() {
        return switch (this) {
            case SMALL -> "size < " + CommunitySizes.LEAST;
            case SILENT -> "silent * 2 >= size";
        };
    }
}
