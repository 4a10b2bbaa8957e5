package dev.kequn.campaign.enrolment;

import static java.util.stream.Collectors.groupingBy;

import dev.kequn.platform.db.Columns;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes customers into the rounds that are on, each once for each entry; who may not come in is left out in silence. */
@ApplicationScoped
public class Enroller {
    private static final String MEMBERS =
            EnrolStatement.text(EnrolmentSource.AUDIENCE, "members.sql", "BETWEEN $15 AND $16", true);
    private static final String ENTRIES =
            EnrolStatement.text(EnrolmentSource.EVENT, "entries.sql", "= ANY ($15::bigint[])", false);

    private final BusinessTime time;

    Enroller(BusinessTime time) {
        this.time = time;
    }

    /** Enrols whoever is in an audience now and in the range of customers. */
    public Uni<Void> audience(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return audience(transaction, null, firstCustomer, lastCustomer);
    }

    /** The same for one campaign; for all when null. */
    public Uni<Void> audience(SqlConnection transaction, @Nullable String code, long firstCustomer, long lastCustomer) {
        LocalDate today = time.today();
        OffsetDateTime now = time.now().toOffsetDateTime();
        return RoundTerms.on(transaction, today, code)
                .chain(rounds -> each(
                        rounds.stream()
                                .filter(round -> round.audience().length > 0)
                                .toList(),
                        round -> transaction
                                .preparedQuery(MEMBERS)
                                .execute(round.values(today)
                                        .addValue(firstCustomer)
                                        .addValue(lastCustomer)
                                        .addValue(round.audience())
                                        .addValue(now))));
    }

    /** Enrols those whom something they did brings in. Who comes again keeps the arm he had in the round. */
    public Uni<Void> enter(SqlConnection transaction, List<EventEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LocalDate today = time.today();
        Map<Long, List<EventEntry>> byRound =
                entries.stream().collect(groupingBy(entry -> entry.round().roundId()));
        return RoundTerms.on(transaction, today, null)
                .chain(rounds -> each(
                        rounds.stream()
                                .filter(round -> byRound.containsKey(round.roundId()))
                                .toList(),
                        round -> transaction
                                .preparedQuery(ENTRIES)
                                .execute(bind(round.values(today), byRound.get(round.roundId())))));
    }

    private Tuple bind(Tuple values, List<EventEntry> entries) {
        return values.addValue(Columns.of(entries, Long[]::new, EventEntry::customerId))
                .addValue(Columns.of(entries, Integer[]::new, EventEntry::entry))
                .addValue(Columns.of(entries, OffsetDateTime[]::new, EventEntry::at))
                .addValue(time.zone().getId());
    }

    private static Uni<Void> each(List<RoundTerms> rounds, Function<RoundTerms, Uni<?>> enrol) {
        return Multi.createFrom()
                .iterable(rounds)
                .onItem()
                .transformToUniAndConcatenate(round -> enrol.apply(round).replaceWith(true))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
