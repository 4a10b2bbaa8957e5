package dev.kequn.segment.graphql;

import dev.kequn.segment.community.Community;
import dev.kequn.segment.community.CommunityFlag;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentCommunity")
@Description("Members of a segment who work together: customers of one branch or manager, 50 to 150 where there are so "
        + "many. As it was formed; who came or left since is looked at when the segment's communities are formed anew.")
public record SegmentCommunityView(
        @Id @NonNull @Description("Stable until a forming finds no use for the community.") String id,
        @NonNull @Description("Counts the communities of the segment from 1; a number is not used again.") int number,
        @NonNull @Description("How many members it has, over the whole bank.") int size,
        @NonNull @Description("Of how many of them nothing was heard for as long as the forming asked for.")
                int silentMembers,
        @NonNull @Description("What is wrong with it; empty when nothing is.") List<@NonNull CommunityFlag> flags,
        @Ignore Community community) {
    static SegmentCommunityView of(Community community) {
        return new SegmentCommunityView(
                Long.toString(community.id()),
                community.number(),
                community.size(),
                community.silent(),
                community.flags(),
                community);
    }

    long key() {
        return community.id();
    }
}
