package dev.kequn.segment.graphql;

import dev.kequn.access.CustomerScope;
import dev.kequn.customer.graphql.CustomerView;
import dev.kequn.platform.graphql.PageInfo;
import dev.kequn.segment.membership.StayReason;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Description("A page of the members of a segment, as far as the caller may see them.")
public record SegmentMemberConnection(
        @NonNull @Description("The members of this page.") List<@NonNull Edge> edges,
        @NonNull @Description("Where the page ends.") PageInfo pageInfo,
        @Ignore CustomerScope scope,
        @Ignore long segmentId,
        @Ignore @Nullable LocalDate day) {
    @Name("SegmentMemberEdge")
    @Description("A member in a list.")
    public record Edge(
            @NonNull @Description("Where the list goes on behind this one; pass it as `after`.") String cursor,
            @NonNull @Description("The member.") Member node) {}

    @Name("SegmentMember")
    @Description("A customer in a segment.")
    public record Member(
            @NonNull @Description("The customer.") CustomerView customer,
            @NonNull @Description("Business day on which he came.") LocalDate enteredOn,
            @NonNull @Description("Why he came.") StayReason reason,
            @NonNull @Description("Version of the definition by which he came.") int version) {}
}
