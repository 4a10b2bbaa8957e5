package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.Combination;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentCombination")
@Description(
        "Segments that make up another: its members are in every one of the first, in any of the second where there "
                + "are any, and in none of the third.")
public record SegmentCombinationView(
        @NonNull @Description("Codes of segments of which a member is in every one.") List<@NonNull String> everyOf,
        @NonNull @Description("Codes of segments of which a member is in at least one.") List<@NonNull String> anyOf,
        @NonNull @Description("Codes of segments of which a member is in none.") List<@NonNull String> noneOf) {
    static @Nullable SegmentCombinationView of(Combination combination) {
        return combination.equals(Combination.NONE)
                ? null
                : new SegmentCombinationView(combination.everyOf(), combination.anyOf(), combination.noneOf());
    }
}
