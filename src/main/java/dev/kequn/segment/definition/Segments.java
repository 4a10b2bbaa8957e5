package dev.kequn.segment.definition;

import dev.kequn.platform.db.Reads;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads segments and their definitions. */
@ApplicationScoped
public class Segments {
    private final SegmentRepository segments;
    private final DefinitionRepository definitions;
    private final Reads reads;

    Segments(SegmentRepository segments, DefinitionRepository definitions, Reads reads) {
        this.segments = segments;
        this.definitions = definitions;
        this.reads = reads;
    }

    /** Up to {@code count} segments whose codes come after {@code after}, in order of code. */
    public Uni<List<Segment>> page(SegmentFilter filter, String after, int count) {
        return reads.inSession(() -> segments.find(
                        filter.query() + " and code > :after",
                        Sort.by("code"),
                        filter.parameters().and("after", after))
                .page(0, count)
                .list());
    }

    /** The segment; null when there is none. */
    public Uni<@Nullable Segment> byCode(String code) {
        return reads.inSession(() -> segments.find("code", code).firstResult());
    }

    /** By code; without those that there are not. */
    public Uni<Map<String, Segment>> byCode(Collection<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reads.inSession(() -> segments.list("code in ?1", codes))
                        .map(found -> found.stream().collect(Collectors.toMap(Segment::code, Function.identity())));
    }

    /** By id; without those that there are not. */
    public Uni<Map<Long, Segment>> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : reads.inSession(() -> segments.list("id in ?1", ids))
                        .map(found -> found.stream().collect(Collectors.toMap(Segment::id, Function.identity())));
    }

    /** The definition with this id, which there is. */
    public Uni<SegmentDefinition> definition(long id) {
        return reads.inSession(() -> definitions.findById(id));
    }

    /** Every definition of these segments by segment, the last version first. */
    public Uni<Map<Long, List<SegmentDefinition>>> definitionsOf(Collection<Long> segmentIds) {
        return reads.inSession(() -> definitions.of(segmentIds))
                .map(found -> found.stream().collect(Collectors.groupingBy(SegmentDefinition::segmentId)));
    }
}
