package dev.kequn.segment.definition;

import dev.kequn.platform.Refusal;
import io.quarkus.hibernate.reactive.panache.PanacheRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Segments in the database. */
@ApplicationScoped
class SegmentRepository implements PanacheRepository<Segment> {
    private static final String MAKE = "INSERT INTO segment (code, kind) VALUES (?1, ?2) ON CONFLICT (code) DO NOTHING";
    /** Which segments build on which is decided by one at a time. */
    private static final String TAKE_TURNS = "SELECT pg_advisory_xact_lock(hashtext('segment-graph'))";

    /** The segment, for this transaction alone; made if it is not there. */
    Uni<Segment> made(String code, SegmentKind kind) {
        return getSession()
                .chain(session -> session.createNativeQuery(MAKE)
                        .setParameter(1, code)
                        .setParameter(2, kind.name())
                        .executeUpdate())
                .chain(() -> locked(code));
    }

    /** @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT} */
    Uni<Segment> locked(String code) {
        return find("code", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment"));
    }

    Uni<Void> takeTurns() {
        return getSession()
                .chain(session -> session.createNativeQuery(TAKE_TURNS).getSingleResultOrNull())
                .replaceWithVoid();
    }
}
