package dev.kequn.segment.membership;

import dev.kequn.segment.definition.ActiveSegment;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks at some customers for one level of segments after the other: for all of a level in one statement, and where that
 * cannot be answered for each alone. A segment that fails, and whatever builds on it, keeps the members it had.
 */
final class MembershipLevel {
    private static final Logger LOG = Logger.getLogger(MembershipLevel.class);

    private final SqlConnection transaction;
    private final Population population;
    private final LocalDate day;
    private final Map<Long, Look> looks;
    private final Written written;
    private final Set<String> failed = new HashSet<>();

    MembershipLevel(
            SqlConnection transaction, Population population, LocalDate day, Map<Long, Look> looks, Written written) {
        this.transaction = transaction;
        this.population = population;
        this.day = day;
        this.looks = looks;
        this.written = written;
    }

    /** @param level segments none of which builds on another */
    Uni<Boolean> look(List<ActiveSegment> level) {
        List<ActiveSegment> sound = level.stream().filter(this::stands).toList();
        if (sound.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return together(sound)
                .onFailure(StatementFault::isOne)
                .recoverWithUni(failure -> sound.size() == 1 ? fail(sound.get(0), failure) : oneByOne(sound))
                .replaceWith(true);
    }

    /** Whether everything it builds on could be looked at. */
    private boolean stands(ActiveSegment segment) {
        for (String below : segment.buildsOn()) {
            if (failed.contains(below)) {
                note(segment, "It builds on %s, which cannot be answered for some customers".formatted(below));
                return false;
            }
        }
        return true;
    }

    private Uni<Void> together(List<ActiveSegment> segments) {
        MembershipStatement statement = new MembershipStatement(population, day, segments, looks);
        return transaction
                .query("SAVEPOINT level")
                .execute()
                .chain(() -> transaction.preparedQuery(statement.text()).execute(statement.values()))
                .invoke(rows -> rows.forEach(row ->
                        written.add(row.getLong("segment_id"), new Movement(row.getLong("came"), row.getLong("gone")))))
                .chain(() -> transaction.query("RELEASE SAVEPOINT level").execute())
                .onFailure(StatementFault::isOne)
                .call(() -> transaction
                        .query("ROLLBACK TO SAVEPOINT level; RELEASE SAVEPOINT level")
                        .execute())
                .replaceWithVoid();
    }

    private Uni<Void> oneByOne(List<ActiveSegment> segments) {
        return Multi.createFrom()
                .iterable(segments)
                .onItem()
                .transformToUniAndConcatenate(segment -> together(List.of(segment))
                        .onFailure(StatementFault::isOne)
                        .recoverWithUni(failure -> fail(segment, failure))
                        .replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> fail(ActiveSegment segment, Throwable failure) {
        LOG.errorf(failure, "Segment %s keeps the members it had", segment.code());
        note(segment, StatementFault.inWords(failure));
        return Uni.createFrom().voidItem();
    }

    private void note(ActiveSegment segment, String why) {
        failed.add(segment.code());
        written.failures().put(segment.segmentId(), why);
    }
}
