package dev.kequn.segment.graphql;

import dev.kequn.access.VersionState;
import dev.kequn.segment.definition.Reach;
import dev.kequn.segment.definition.SegmentContent;
import dev.kequn.segment.definition.SegmentDefinition;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentDefinition")
@Description("One version of what a segment is.")
public record SegmentDefinitionView(
        @Id @NonNull @Description("Stable for the life of the version.") String id,
        @NonNull @Description("Counts the versions of the segment from 1.") int version,
        @NonNull @Description("Counts the writings of the version from 1; an approval names the one it read.")
                int revision,
        @NonNull @Description("Where it stands.") VersionState state,
        @Description("What the segment is for; null where nothing was said.") @Nullable String description,
        @Description(
                        "CEL. RULE: who is in the segment. LIST: who was put on the list when it was drafted. LOOKALIKE: who "
                                + "is never in it. Null where none was given.")
                @Nullable
                String rule,
        @Description("COMBINATION: the segments it is made of; null otherwise.") @Nullable
                SegmentCombinationView combination,
        @Description("LOOKALIKE: code of the segment it resembles; null otherwise.") @Nullable String seed,
        @Description("LOOKALIKE: how many it takes; null otherwise.") @Nullable Reach reach,
        @Description("LOOKALIKE of reach SIZE: how many customers; null otherwise.") @Nullable Integer size,
        @Ignore SegmentContent content) {
    static SegmentDefinitionView of(SegmentDefinition definition) {
        SegmentContent content = definition.content();
        return new SegmentDefinitionView(
                Long.toString(definition.id()),
                definition.version(),
                definition.revision(),
                definition.state(),
                content.description(),
                content.rule(),
                SegmentCombinationView.of(content.combination()),
                content.seed(),
                content.reach(),
                content.size() == null ? null : content.size().intValue(),
                content);
    }

    /** The key of the rows that belong to this definition. */
    public long key() {
        return Long.parseLong(id);
    }
}
