package dev.kequn.segment.graphql;

import dev.kequn.segment.membership.SegmentSizes;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("SegmentDay")
@Description("A business day on which somebody came into a segment or left it.")
public record SegmentDayView(
        @NonNull @Description("The day.") LocalDate day,
        @NonNull @Description("Members at its end.") int size,
        @NonNull @Description("How many came on it.") int came,
        @NonNull @Description("How many left on it.") int gone) {
    static SegmentDayView of(SegmentSizes.Day day) {
        return new SegmentDayView(
                day.day(), Math.toIntExact(day.size()), Math.toIntExact(day.came()), Math.toIntExact(day.gone()));
    }
}
