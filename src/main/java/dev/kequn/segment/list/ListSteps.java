package dev.kequn.segment.list;

import dev.kequn.access.Caller;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Changes the draft of a list in one transaction: all that was sent, set by set, or nothing. */
final class ListSteps {
    private static final String UNKNOWN =
            """
            SELECT line_no, customer_no, count(*) OVER () FROM %s
            WHERE NOT EXISTS (SELECT FROM customer_number k WHERE k.customer_no = s.customer_no)
            ORDER BY line_no LIMIT %d""";
    private static final String PUT =
            """
            WITH put AS (INSERT INTO segment_entry (customer_id, definition_id)
                         SELECT DISTINCT k.customer_id, ?::bigint FROM %s JOIN customer_number k USING (customer_no)
                         ON CONFLICT (customer_id, definition_id) DO NOTHING RETURNING 1)
            SELECT count(*) FROM put""";
    private static final String TAKE =
            """
            WITH taken AS (DELETE FROM segment_entry e
                           WHERE e.definition_id = ?
                             AND e.customer_id IN (SELECT k.customer_id
                                                   FROM %s JOIN customer_number k USING (customer_no)) RETURNING 1)
            SELECT count(*) FROM taken""";
    private static final String TAKE_OTHERS =
            """
            WITH taken AS (DELETE FROM segment_entry e
                           WHERE e.definition_id = ?
                             AND NOT EXISTS (SELECT FROM %s JOIN customer_number k USING (customer_no)
                                             WHERE k.customer_id = e.customer_id) RETURNING 1)
            SELECT count(*) FROM taken""";
    private static final String COUNT = "SELECT count(*) FROM segment_entry WHERE definition_id = ?";
    /** A revision that somebody has read is another one now. */
    private static final String REVISE =
            "UPDATE segment_definition SET revision = revision + 1 WHERE definition_id = ? RETURNING revision";

    private final ListTransaction transaction;
    private final Numbers numbers;

    ListSteps(ListTransaction transaction, Numbers numbers) {
        this.transaction = transaction;
        this.numbers = numbers;
    }

    /** @param digest of what was sent */
    Uni<ListChange> change(Caller caller, String code, ListMode mode, long sent, String digest) {
        return OpenList.locked(transaction, code)
                .call(this::expectKnown)
                .chain(draft -> removed(draft, mode).chain(removed -> added(draft, mode)
                        .chain(added -> revision(draft, added + removed > 0).chain(revision -> count(draft)
                                .map(entries -> new ListChange(
                                        code,
                                        draft.version(),
                                        revision,
                                        mode,
                                        sent,
                                        added,
                                        removed,
                                        entries,
                                        digest))))))
                .call(change -> transaction.record(caller, change.change()));
    }

    private Uni<Void> expectKnown() {
        return transaction
                .rows(UNKNOWN.formatted(numbers.relation(), UnknownCustomers.TOLD), numbers.bound())
                .invoke(unknown -> {
                    if (!unknown.isEmpty()) {
                        List<Object> first = unknown.get(0);
                        List<String> told = unknown.stream()
                                .map(row -> row.get(1).toString())
                                .toList();
                        throw new UnknownCustomers((Long) first.get(2), (Long) first.get(0) - 1, told);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Long> removed(OpenList draft, ListMode mode) {
        return switch (mode) {
            case ADD -> Uni.createFrom().item(0L);
            case REMOVE -> changed(TAKE, draft);
            case REPLACE -> changed(TAKE_OTHERS, draft);
        };
    }

    private Uni<Long> added(OpenList draft, ListMode mode) {
        return mode == ListMode.REMOVE ? Uni.createFrom().item(0L) : changed(PUT, draft);
    }

    private Uni<Long> changed(String statement, OpenList draft) {
        List<Object> values = new ArrayList<>();
        values.add(draft.definitionId());
        values.addAll(numbers.bound());
        return one(statement.formatted(numbers.relation()), values).map(Long.class::cast);
    }

    private Uni<Integer> revision(OpenList draft, boolean changed) {
        return changed
                ? one(REVISE, List.of(draft.definitionId())).map(Integer.class::cast)
                : Uni.createFrom().item(draft.revision());
    }

    private Uni<Long> count(OpenList draft) {
        return one(COUNT, List.of(draft.definitionId())).map(Long.class::cast);
    }

    private Uni<Object> one(String statement, List<Object> values) {
        return transaction.rows(statement, values).map(rows -> rows.get(0).get(0));
    }
}
