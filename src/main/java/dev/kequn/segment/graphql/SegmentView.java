package dev.kequn.segment.graphql;

import dev.kequn.segment.definition.Segment;
import dev.kequn.segment.definition.SegmentKind;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Segment")
@Description("A group of customers.")
public record SegmentView(
        @Id @NonNull @Description("Stable for the life of the segment.") String id,
        @NonNull @Description("How rules and other segments name it: capital letters, digits and underscores.")
                String code,
        @NonNull @Description("How it chooses its customers; never changes.") SegmentKind kind,
        @Description("When the whole bank was last looked at for it; null before the first time.") @Nullable
                OffsetDateTime refreshedAt,
        @Description(
                        "Why its rule could not be answered for some customers; until it can be, membership stays as it is. "
                                + "Null while there is nothing wrong.")
                @Nullable
                String failure,
        @Description("When that was last noticed; null with it.") @Nullable OffsetDateTime failedAt,
        @Description("When it was retired; null while it was not.") @Nullable OffsetDateTime retiredAt,
        @Description("Why it was retired; null while it was not.") @Nullable String retireReason,
        @Ignore @Nullable Long inForce) {
    public static SegmentView of(Segment segment) {
        return new SegmentView(
                Long.toString(segment.id()),
                segment.code(),
                segment.kind(),
                segment.refreshedAt() == null ? null : segment.refreshedAt().atOffset(ZoneOffset.UTC),
                segment.failure(),
                segment.failedAt() == null ? null : segment.failedAt().atOffset(ZoneOffset.UTC),
                segment.retiredAt() == null ? null : segment.retiredAt().atOffset(ZoneOffset.UTC),
                segment.retireReason(),
                segment.inForce());
    }

    /** The key of the rows that belong to this segment. */
    public long key() {
        return Long.parseLong(id);
    }
}
