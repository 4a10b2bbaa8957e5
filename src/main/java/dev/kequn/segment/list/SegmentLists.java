package dev.kequn.segment.list;

import dev.kequn.access.AuditTrail;
import dev.kequn.access.Caller;
import dev.kequn.access.Change;
import dev.kequn.platform.Refusal;
import dev.kequn.segment.definition.SegmentRefusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes lists by numbers that fit a request, and counts whom definitions name. */
@ApplicationScoped
public class SegmentLists {
    private static final int MOST = 2000;
    private static final String COUNT =
            """
            SELECT definition_id, count(*) AS entries FROM segment_entry
            WHERE definition_id = ANY ($1) GROUP BY definition_id""";

    private final AuditTrail audit;
    private final Pool pool;

    SegmentLists(AuditTrail audit, Pool pool) {
        this.audit = audit;
        this.pool = pool;
    }

    /**
     * Changes the draft of a list; the same upload again changes nothing.
     *
     * @throws Refusal {@link SegmentRefusal#UNKNOWN_SEGMENT}, {@link SegmentRefusal#WRONG_STATE},
     *     {@link SegmentRefusal#INVALID_SEGMENT}, {@link SegmentRefusal#UNKNOWN_CUSTOMER}
     */
    public Uni<ListChange> change(Caller caller, String code, List<String> customerNos, ListMode mode) {
        if (customerNos.isEmpty() || customerNos.size() > MOST) {
            throw new Refusal(SegmentRefusal.INVALID_SEGMENT, "customerNos", "1 to %d numbers".formatted(MOST));
        }
        for (int i = 0; i < customerNos.size(); i++) {
            // PostgreSQL has no text with U+0000; so no customer has such a number.
            if (customerNos.get(i).indexOf(0) >= 0) {
                throw new UnknownCustomers(1, i, List.of(customerNos.get(i)));
            }
        }
        String digest = Change.hash(String.join("\n", customerNos));
        return pool.withTransaction(
                connection -> new ListSteps(new PooledTransaction(connection, audit), Numbers.of(customerNos))
                        .change(caller, code, mode, customerNos.size(), digest));
    }

    /** How many customers each definition names; without an entry for one that names nobody. */
    public Uni<Map<Long, Long>> entries(Collection<Long> definitionIds) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of((Object) definitionIds.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Long> entries = new HashMap<>();
                    rows.forEach(row -> entries.put(row.getLong("definition_id"), row.getLong("entries")));
                    return entries;
                });
    }
}
