package dev.kequn.loyalty.earning;

import dev.kequn.access.Caller;
import dev.kequn.customer.event.EventFacts;
import dev.kequn.customer.event.OccurredEvent;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.RequestErrorCode;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.ConditionRefusal;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.JointFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries a rule out on what has happened, in one snapshot that can only be read: as if it had been in force on every day of
 * a window, with nothing used of its caps and its budget before. Events come page by page.
 */
@ApplicationScoped
public class EarningSimulations {
    /** Days of a window, and events or months of customers in it. */
    public static final int MOST_DAYS = 93;

    public static final int MOST = 20_000;
    private static final int PAGE = 500;

    private static final String SNAPSHOT =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = 10000";
    private static final String EVENTS =
            """
            SELECT e.customer_id, e.source, e.external_id, e.type, e.attributes,
                   (e.occurred_at AT TIME ZONE $4)::date AS day
            FROM customer_event e JOIN customer c USING (customer_id)
            WHERE e.type = $1 AND e.occurred_at >= $2 AND e.occurred_at < $3 AND c.customer_no IS NOT NULL
              AND (c.closed_on IS NULL OR c.closed_on > (e.occurred_at AT TIME ZONE $4)::date)
            ORDER BY e.occurred_at, e.event_id LIMIT $5""";

    private final EarningRules rules;
    private final EarningConditions conditions;
    private final PeriodEarnings periods;
    private final FactLoader loader;
    private final BusinessTime time;
    private final Pool pool;

    EarningSimulations(
            EarningRules rules,
            EarningConditions conditions,
            PeriodEarnings periods,
            FactLoader loader,
            BusinessTime time,
            Pool pool) {
        this.rules = rules;
        this.conditions = conditions;
        this.periods = periods;
        this.loader = loader;
        this.time = time;
        this.pool = pool;
    }

    /** An event that has happened. */
    private record Past(long customerId, String externalId, OccurredEvent event) {
        static Past of(Row row) {
            return new Past(
                    row.getLong("customer_id"),
                    row.getString("external_id"),
                    new OccurredEvent(
                            row.getString("type"), row.getString("source"), row.getLocalDate("day"), (JsonObject)
                                    row.getValue("attributes")));
        }
    }

    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT} */
    public Uni<EarningSimulation> ofRule(long id, LocalDate from, LocalDate to) {
        check(from, to);
        return rules.byId(id).chain(rule -> {
            if (rule == null) {
                throw invalid("id", "No such earning rule");
            }
            return simulate(conditions.compile(rule), from, to);
        });
    }

    /** @throws Refusal {@link RequestErrorCode#INVALID_ARGUMENT}, {@link ConditionRefusal} */
    public Uni<EarningSimulation> ofDraft(Caller caller, EarningRuleDraft draft, LocalDate from, LocalDate to) {
        check(from, to);
        return simulate(conditions.compile(new EarningRule(draft, 1, caller)), from, to);
    }

    private void check(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(time.today()) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw invalid("to", "A window has at most " + MOST_DAYS + " days and ends today at the latest");
        }
    }

    private static Refusal invalid(String field, String message) {
        return new Refusal(RequestErrorCode.INVALID_ARGUMENT, field, message);
    }

    private Uni<EarningSimulation> simulate(CompiledEarningRule rule, LocalDate from, LocalDate to) {
        if (rule.terms().referral() != null) {
            throw invalid("id", "A rule about referrals is not simulated");
        }
        SimulationTally tally = new SimulationTally();
        return pool.withTransaction(reader -> reader.query(SNAPSHOT)
                        .execute()
                        .chain(() -> rule.terms().trigger().kind() == TriggerKind.EVENT
                                ? events(reader, rule, from, to, tally)
                                : months(reader, rule, from, to, tally)))
                .replaceWith(tally::result);
    }

    private Uni<Void> events(
            SqlConnection reader, CompiledEarningRule rule, LocalDate from, LocalDate to, SimulationTally tally) {
        OffsetDateTime begin = from.atStartOfDay(time.zone()).toOffsetDateTime();
        OffsetDateTime end = to.plusDays(1).atStartOfDay(time.zone()).toOffsetDateTime();
        Tuple window = Tuple.of(
                rule.terms().trigger().eventType(), begin, end, time.zone().getId(), MOST + 1);
        return reader.prepare(EVENTS).chain(statement -> {
            Cursor cursor = statement.cursor(window);
            return pages(reader, rule, cursor, tally).chain(() -> cursor.close());
        });
    }

    private Uni<Void> pages(SqlConnection reader, CompiledEarningRule rule, Cursor cursor, SimulationTally tally) {
        return Multi.createBy()
                .repeating()
                .uni(() -> cursor.read(PAGE).chain(rows -> {
                    List<Past> page = new ArrayList<>();
                    rows.forEach(row -> page.add(Past.of(row)));
                    return page(reader, rule, page, tally).replaceWith(cursor::hasMore);
                }))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> page(SqlConnection reader, CompiledEarningRule rule, List<Past> page, SimulationTally tally) {
        int room = MOST - tally.seen();
        if (page.size() > room) {
            tally.truncate();
        }
        List<Past> looked = page.stream().limit(room).toList();
        tally.see(looked.size());
        Map<LocalDate, List<Past>> byDay = looked.stream()
                .collect(Collectors.groupingBy(one -> one.event().day(), TreeMap::new, Collectors.toList()));
        return Multi.createFrom()
                .iterable(byDay.entrySet())
                .onItem()
                .transformToUniAndConcatenate(day -> day(reader, rule, day.getKey(), day.getValue(), tally))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> day(
            SqlConnection reader, CompiledEarningRule rule, LocalDate day, List<Past> events, SimulationTally tally) {
        JointFacts facts = JointFacts.of(List.of(rule.facts()));
        List<Long> customers = events.stream().map(Past::customerId).distinct().toList();
        return facts.load(loader, reader, customers, day)
                .invoke(known -> {
                    for (Past past : events) {
                        @Nullable Object[] values = facts.of(rule.facts(), known.get(past.customerId()));
                        EventFacts.put(rule.facts(), values, past.event());
                        OptionalLong points = rule.award(values);
                        if (points.isPresent() && points.getAsLong() > 0) {
                            tally.count(new Candidate(
                                    rule, past.customerId(), day, points.getAsLong(), past.externalId(), "", null));
                        }
                    }
                })
                .replaceWithVoid();
    }

    /** The months that ended in the window. */
    private Uni<Void> months(
            SqlConnection reader, CompiledEarningRule rule, LocalDate from, LocalDate to, SimulationTally tally) {
        List<YearMonth> ended = new ArrayList<>();
        for (YearMonth month = YearMonth.from(from); !month.atEndOfMonth().isAfter(to); month = month.plusMonths(1)) {
            ended.add(month);
        }
        return Multi.createFrom()
                .iterable(ended)
                .onItem()
                .transformToUniAndConcatenate(month -> month(reader, rule, month, 0, tally))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> month(
            SqlConnection reader, CompiledEarningRule rule, YearMonth month, long after, SimulationTally tally) {
        int room = Math.min(PAGE, MOST - tally.seen());
        LocalDate last = month.atEndOfMonth();
        return PeriodEarnings.customers(reader, last, after + 1, Long.MAX_VALUE, last, room + 1)
                .chain(found -> {
                    if (found.size() > room && room < PAGE) {
                        tally.truncate();
                    }
                    List<Long> page = found.subList(0, Math.min(room, found.size()));
                    tally.see(page.size());
                    return periods.candidates(reader, List.of(rule), page, month)
                            .invoke(candidates -> candidates.forEach(tally::count))
                            .chain(() -> found.size() > room && room == PAGE
                                    ? month(reader, rule, month, page.get(room - 1), tally)
                                    : Uni.createFrom().voidItem());
                });
    }
}
