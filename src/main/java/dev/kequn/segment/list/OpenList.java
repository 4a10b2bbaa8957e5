package dev.kequn.segment.list;

import dev.kequn.access.VersionState;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentKind;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** The draft of a list, which an upload may change. */
record OpenList(long definitionId, int version, int revision) {
    private static final String SEGMENT = "SELECT segment_id, kind, retired_at IS NOT NULL FROM segment WHERE code = ?";
    private static final String OPEN =
            """
            SELECT definition_id, version, revision, state FROM segment_definition
            WHERE segment_id = ? AND state IN ('DRAFT', 'SUBMITTED')""";

    /**
     * The list as it is, without waiting for anybody: to refuse a file before it is read.
     *
     * @throws Refusal as {@link #locked}
     */
    static Uni<OpenList> look(ListTransaction transaction, String code) {
        return find(transaction, SEGMENT, code);
    }

    /**
     * The list, for this transaction alone.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#INVALID_SEGMENT} for a segment that is no list
     */
    static Uni<OpenList> locked(ListTransaction transaction, String code) {
        return find(transaction, SEGMENT + " FOR UPDATE", code);
    }

    private static Uni<OpenList> find(ListTransaction transaction, String statement, String code) {
        // PostgreSQL has no text with U+0000; so no segment has such a code.
        Uni<List<List<Object>>> segments = code.indexOf(0) < 0
                ? transaction.rows(statement, List.of(code))
                : Uni.createFrom().item(List.of());
        return segments.map(OpenList::listed)
                .chain(segmentId -> transaction.rows(OPEN, List.of(segmentId)))
                .map(OpenList::draft);
    }

    private static Object listed(List<List<Object>> segments) {
        if (segments.isEmpty()) {
            throw new Refusal(SegmentRefusal.UNKNOWN_SEGMENT, "code", "No such segment");
        }
        List<Object> segment = segments.get(0);
        if (segment.get(2).equals(true)) {
            throw wrongState("The segment is retired");
        }
        if (!segment.get(1).equals(SegmentKind.LIST.name())) {
            throw new Refusal(SegmentRefusal.INVALID_SEGMENT, "code", "The segment is no LIST but " + segment.get(1));
        }
        return segment.get(0);
    }

    private static OpenList draft(List<List<Object>> definitions) {
        if (definitions.isEmpty()) {
            throw wrongState("No definition of the segment is being written");
        }
        List<Object> definition = definitions.get(0);
        if (!definition.get(3).equals(VersionState.DRAFT.name())) {
            throw wrongState("The definition is %s, not DRAFT".formatted(definition.get(3)));
        }
        return new OpenList((Long) definition.get(0), (Integer) definition.get(1), (Integer) definition.get(2));
    }

    private static Refusal wrongState(String message) {
        return new Refusal(SegmentRefusal.WRONG_STATE, "code", message);
    }
}
