package dev.kequn.loyalty.earning;

import dev.kequn.job.ChunkPlan;
import dev.kequn.rule.FactLoader;
import dev.kequn.rule.JointFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a month earns for a range of customers: by the rules in force on its last day, on what was known at its end. */
@ApplicationScoped
class PeriodEarnings {
    private static final String KEEPER = "kequn:points-period";

    /** With an account relation on the month's last day. */
    private static final String OPEN = "customer_no IS NOT NULL AND (opened_on IS NULL OR opened_on <= $1) "
            + "AND (closed_on IS NULL OR closed_on > $1)";

    private static final String RANGES =
            "SELECT min(customer_id)::text AS first_key, max(customer_id)::text AS last_key, "
                    + "count(*) AS units FROM customer WHERE " + OPEN
                    + " GROUP BY customer_id / $2 ORDER BY customer_id / $2";
    private static final String CUSTOMERS = "SELECT customer_id FROM customer WHERE " + OPEN
            + " AND customer_id BETWEEN $2 AND $3 AND (closed_on IS NULL OR closed_on > $4) ORDER BY customer_id LIMIT $5";

    private final EarningRules rules;
    private final FactLoader loader;
    private final Earner earner;

    PeriodEarnings(EarningRules rules, FactLoader loader, Earner earner) {
        this.rules = rules;
        this.loader = loader;
        this.earner = earner;
    }

    /** The rules about months in force on the month's last day. */
    Uni<List<CompiledEarningRule>> rules(SqlClient client, LocalDate last) {
        return rules.inForceOn(client, List.of(last)).map(inForce -> inForce.get(last).stream()
                .filter(rule -> rule.terms().trigger().kind() == TriggerKind.PERIOD)
                .toList());
    }

    static Uni<List<ChunkPlan>> ranges(SqlClient client, LocalDate last, int size) {
        return client.preparedQuery(RANGES).execute(Tuple.of(last, (long) size)).map(rows -> {
            List<ChunkPlan> ranges = new ArrayList<>();
            rows.forEach(row -> ranges.add(
                    new ChunkPlan(row.getString("first_key"), row.getString("last_key"), row.getLong("units"))));
            return ranges;
        });
    }

    /** Those with an account relation on the month's last day who have not left the bank since, up to {@code most}. */
    static Uni<List<Long>> customers(SqlClient client, LocalDate last, long from, long to, LocalDate today, int most) {
        return client.preparedQuery(CUSTOMERS)
                .execute(Tuple.of(last, from, to, today, most))
                .map(rows -> {
                    List<Long> ids = new ArrayList<>();
                    rows.forEach(row -> ids.add(row.getLong("customer_id")));
                    return ids;
                });
    }

    Uni<Void> earn(SqlConnection transaction, YearMonth month, long from, long to, LocalDate today) {
        LocalDate last = month.atEndOfMonth();
        return rules(transaction, last).chain(asking -> customers(transaction, last, from, to, today, Integer.MAX_VALUE)
                .chain(customers -> candidates(transaction, asking, customers, month))
                .chain(found -> earner.earn(
                        transaction,
                        KEEPER,
                        found.stream()
                                .map(one -> new Happening(one.customerId(), null, one.reference(), List.of(one)))
                                .toList(),
                        Set.of())));
    }

    /** What the rules give these customers for the month, in the order of customers, then of codes. */
    Uni<List<Candidate>> candidates(
            SqlClient client, List<CompiledEarningRule> asking, List<Long> customers, YearMonth month) {
        JointFacts facts =
                JointFacts.of(asking.stream().map(CompiledEarningRule::facts).toList());
        return facts.load(loader, client, customers, month.atEndOfMonth()).map(known -> {
            List<Candidate> found = new ArrayList<>();
            for (Long customer : customers) {
                for (CompiledEarningRule rule : asking) {
                    OptionalLong points = rule.award(facts.of(rule.facts(), known.get(customer)));
                    if (points.isPresent() && points.getAsLong() > 0) {
                        found.add(candidate(rule, customer, month, points.getAsLong()));
                    }
                }
            }
            return found;
        });
    }

    private static Candidate candidate(CompiledEarningRule rule, long customer, YearMonth month, long points) {
        @Nullable Introduction nobody = null;
        String key = Candidate.named(month.toString(), rule.rule().code(), Long.toString(customer));
        return new Candidate(rule, customer, month.atEndOfMonth(), points, key, month.toString(), nobody);
    }
}
