package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.Combination;
import dev.kequn.segment.definition.Reach;
import dev.kequn.segment.definition.SegmentContent;
import dev.kequn.segment.definition.SegmentKind;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("SegmentInput")
@Description("What a segment is.")
public record SegmentInput(
        @NonNull @Description("2 to 40 capital letters, digits and underscores; begins with a letter.") String code,
        @NonNull @Description("How it chooses its customers; never changes for a code.") SegmentKind kind,
        @NonNull @Description("Chinese name, 1 to 100 characters.") String nameZh,
        @NonNull @Description("English name, 1 to 100 characters.") String nameEn,
        @Description("What the segment is for, 1 to 500 characters.") @Nullable String description,
        @Description(
                        "CEL, 1 to 2000 characters. RULE: who is in the segment; required. LIST: who is put on the list now; "
                                + "without it the list begins as the one in force. LOOKALIKE: who is never in it. Not for "
                                + "COMBINATION.")
                @Nullable
                String rule,
        @Description("COMBINATION: the segments it is made of; required there.") @Nullable
                SegmentCombinationInput combination,
        @Description("LOOKALIKE: code of the segment in force that it resembles; required there.") @Nullable
                String seed,
        @Description("LOOKALIKE: how many it takes; required there.") @Nullable Reach reach,
        @Description("LOOKALIKE of reach SIZE: how many customers, 1 to 100000000; required there.") @Nullable
                Integer size) {
    SegmentContent toDomain() {
        return new SegmentContent(
                kind,
                nameZh,
                nameEn,
                description,
                rule,
                combination == null ? Combination.NONE : combination.toDomain(),
                seed,
                reach,
                size == null ? null : size.longValue());
    }
}
