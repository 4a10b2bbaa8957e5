package dev.kequn.segment.graphql;

import dev.kequn.segment.membership.Stay;
import dev.kequn.segment.membership.StayReason;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentStay")
@Description("A customer's stay in a segment.")
public record SegmentStayView(
        @NonNull @Description("The segment.") SegmentView segment,
        @NonNull @Description("Business day on which he came.") LocalDate enteredOn,
        @NonNull @Description("Why he came.") StayReason entryReason,
        @NonNull @Description("Version of the definition by which he came.") int version,
        @Description("First business day on which he is no member; null while he is one.") @Nullable LocalDate leftOn,
        @Description("Why he left; null while he is a member.") @Nullable StayReason leaveReason) {
    static SegmentStayView of(Stay stay, SegmentView segment) {
        return new SegmentStayView(
                segment, stay.enteredOn(), stay.entryReason(), stay.version(), stay.leftOn(), stay.leaveReason());
    }
}
