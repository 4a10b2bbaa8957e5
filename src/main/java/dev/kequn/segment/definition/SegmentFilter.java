package dev.kequn.segment.definition;

import io.quarkus.panache.common.Parameters;
import org.jspecify.annotations.Nullable;

/** Which segments; what is null is not asked for. */
public record SegmentFilter(@Nullable SegmentKind kind, @Nullable Boolean inForce) {
    public static final SegmentFilter ALL = new SegmentFilter(null, null);

    String query() {
        String kinds = kind == null ? "1 = 1" : "kind = :kind";
        return inForce == null ? kinds : kinds + (inForce ? " and inForce is not null" : " and inForce is null");
    }

    Parameters parameters() {
        return kind == null ? new Parameters() : Parameters.with("kind", kind);
    }
}
