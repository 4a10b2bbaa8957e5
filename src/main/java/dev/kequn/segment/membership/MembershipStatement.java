package dev.kequn.segment.membership;

import dev.kequn.customer.Population;
import dev.kequn.platform.db.SqlResource;
import dev.kequn.rule.Rule;
import dev.kequn.rule.RuleSql;
import dev.kequn.segment.definition.ActiveSegment;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One statement that finds whom segments consist of, compares that with who is in them, and writes the differences. All
 * its segments are found in one pass, so that what several of them ask for is looked up once for each customer.
 */
final class MembershipStatement {
    private static final String TEXT = SqlResource.read(MembershipStatement.class, "membership.sql");

    private final String text;
    private final Tuple values;

    /** @param segments at least one; none builds on another of them */
    MembershipStatement(Population population, LocalDate day, List<ActiveSegment> segments, Map<Long, Look> looks) {
        List<ActiveSegment> ordered = segments.stream()
                .sorted(Comparator.comparingLong(ActiveSegment::segmentId))
                .toList();
        int next = population.next();
        RuleSql rules = new RuleSql(rules(ordered), "c", "$%d::date".formatted(next), next + 4);
        String found = ordered.stream()
                .map(segment -> "CASE WHEN %s THEN %d::bigint END"
                        .formatted(rules.condition(segment.rule()), segment.segmentId()))
                .collect(Collectors.joining(",\n    "));
        this.text = TEXT.replace("${found}", found)
                .replace("${customers}", rules.customers("c.customer_id " + population.condition()))
                .replace("${population}", population.condition())
                .replace("${day}", "$" + next)
                .replace("${segments}", "$" + (next + 1))
                .replace("${definitions}", "$" + (next + 2))
                .replace("${reasons}", "$" + (next + 3));
        this.values = Tuple.from(population.bound());
        values.addValue(day);
        values.addValue(ordered.stream().map(ActiveSegment::segmentId).toArray(Long[]::new));
        values.addValue(ordered.stream().map(ActiveSegment::definitionId).toArray(Long[]::new));
        values.addValue(ordered.stream()
                .map(segment -> looks.get(segment.segmentId()).reason().name())
                .toArray(String[]::new));
        rules.values().forEach(values::addValue);
    }

    String text() {
        return text;
    }

    Tuple values() {
        return values;
    }

    private static List<Rule> rules(List<ActiveSegment> segments) {
        return segments.stream().map(ActiveSegment::rule).toList();
    }
}
