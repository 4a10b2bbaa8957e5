package dev.kequn.segment.definition;

import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions in the database. */
@ApplicationScoped
class DefinitionRepository implements PanacheRepository<SegmentDefinition> {
    private static final Set<VersionState> OPEN = Set.of(VersionState.DRAFT, VersionState.SUBMITTED);

    /** The one that is being written or waits for approval; null when none is. */
    Uni<@Nullable SegmentDefinition> open(Segment segment) {
        return find("segmentId = ?1 and state in ?2", segment.id(), OPEN).firstResult();
    }

    /** @throws Refusal {@link SegmentRefusal#WRONG_STATE} */
    Uni<SegmentDefinition> requireOpen(Segment segment) {
        return open(segment)
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(
                        SegmentRefusal.WRONG_STATE, "code", "No definition of the segment is being written"));
    }

    /** Of every segment the definition in force. */
    Uni<List<SegmentDefinition>> inForce() {
        return list("id in (select s.inForce from Segment s where s.inForce is not null)");
    }

    /** Every definition of these segments, the last version first. */
    Uni<List<SegmentDefinition>> of(Collection<Long> segmentIds) {
        return list("segmentId in ?1 order by version desc", segmentIds);
    }
}
