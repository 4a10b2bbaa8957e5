package dev.kequn.segment.membership;

import dev.kequn.customer.Population;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.rule.RuleSql;
import dev.kequn.segment.definition.ActiveSegment;
import dev.kequn.segment.definition.SegmentsInForce;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Finds the segments to blame when a statement of many cannot be answered for some customers: asks for each alone, beside
 * the transaction, which is lost. Writes nothing.
 */
@ApplicationScoped
class MembershipFaults {
    private static final Logger LOG = Logger.getLogger(MembershipFaults.class);

    private final BusinessTime time;
    private final MeterRegistry metrics;
    private final Pool pool;

    MembershipFaults(BusinessTime time, MeterRegistry metrics, Pool pool) {
        this.time = time;
        this.metrics = metrics;
        this.pool = pool;
    }

    /** By segment, why it cannot be looked at: its own rule, or one that it builds on. */
    Uni<Map<Long, String>> find(Population population, SegmentsInForce segments) {
        Map<Long, String> faults = new TreeMap<>();
        List<ActiveSegment> all =
                segments.levels().stream().flatMap(List::stream).toList();
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(segment -> ask(population, segment)
                        .onFailure(StatementFault::isOne)
                        .invoke(fault -> note(segment, segments, fault, faults))
                        .onFailure(StatementFault::isOne)
                        .recoverWithItem(true))
                .collect()
                .last()
                .replaceWith(faults);
    }

    private Uni<Boolean> ask(Population population, ActiveSegment segment) {
        int day = population.next();
        RuleSql sql = new RuleSql(List.of(segment.rule()), "c", "$%d::date".formatted(day), day + 1);
        String condition = sql.condition(segment.rule());
        String text = "SELECT count(*) FROM " + sql.customers("c.customer_id " + population.condition())
                + " CROSS JOIN (SELECT $" + day + "::date) AS asked_on WHERE " + condition;
        Tuple values = Tuple.from(population.bound());
        values.addValue(time.today());
        sql.values().forEach(values::addValue);
        return pool.preparedQuery(text).execute(values).replaceWith(true);
    }

    private void note(ActiveSegment segment, SegmentsInForce segments, Throwable fault, Map<Long, String> faults) {
        LOG.errorf(fault, "Segment %s keeps the members it has", segment.code());
        SegmentFollower.failures(metrics).increment();
        segments.withDependents(List.of(segment.code()))
                .forEach(upper -> faults.putIfAbsent(
                        upper,
                        "It builds on %s, which cannot be answered for some customers".formatted(segment.code())));
        faults.put(segment.segmentId(), StatementFault.inWords(fault));
    }
}
