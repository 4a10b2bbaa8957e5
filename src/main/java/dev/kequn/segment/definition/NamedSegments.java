package dev.kequn.segment.definition;

import dev.kequn.platform.Refusal;
import dev.kequn.rule.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For rooms that name segments by their codes; in the Panache transaction of who asks. */
@ApplicationScoped
public class NamedSegments {
    private final SegmentRepository segments;

    NamedSegments(SegmentRepository segments) {
        this.segments = segments;
    }

    /** Codes of the segments whose members these facts ask for. */
    public static Set<String> in(Collection<Fact> facts) {
        return References.of(facts);
    }

    /** Those of the codes that a segment in force has. */
    public Uni<Set<String>> inForce(Collection<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : segments.list("code in ?1 and inForce is not null", codes)
                        .map(found -> found.stream().map(Segment::code).collect(Collectors.toSet()));
    }

    /**
     * Refuses what names segments that are not in force.
     *
     * @param named codes by the places they are written in
     * @throws Refusal {@code refusal} with the place of the first
     */
    public Uni<Void> expectInForce(Map<String, Set<String>> named, Enum<?> refusal) {
        List<String> codes = named.values().stream().flatMap(Set::stream).toList();
        return inForce(codes)
                .invoke(known -> named.forEach((place, some) -> some.stream()
                        .filter(code -> !known.contains(code))
                        .findFirst()
                        .ifPresent(missing -> {
                            throw new Refusal(refusal, place, "No segment in force has the code " + missing);
                        })))
                .replaceWithVoid();
    }

    /**
     * Lets no segment come in force or be retired until the transaction ends. To be called before the caller locks
     * anything of its own.
     */
    public Uni<Void> hold() {
        return segments.takeTurns();
    }
}
