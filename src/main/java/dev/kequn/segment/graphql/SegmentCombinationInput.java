package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.Combination;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Input("SegmentCombinationInput")
@Description("Segments in force that make up another, 1 to 50 in all.")
public class SegmentCombinationInput {
    @Nullable
    @Description("Codes of segments of which a member is in every one; none when absent.")
    public List<@NonNull String> everyOf;

    @Nullable
    @Description("Codes of segments of which a member is in at least one; none when absent.")
    public List<@NonNull String> anyOf;

    @Nullable
    @Description("Codes of segments of which a member is in none; none when absent.")
    public List<@NonNull String> noneOf;

    Combination toDomain() {
        return new Combination(given(everyOf), given(anyOf), given(noneOf));
    }

    private static List<String> given(@Nullable List<String> codes) {
        return codes == null ? List.of() : codes;
    }
}
