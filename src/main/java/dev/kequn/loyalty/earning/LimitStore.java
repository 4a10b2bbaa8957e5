package dev.kequn.loyalty.earning;

import dev.kequn.loyalty.earning.Limits.Claim;
import dev.kequn.loyalty.earning.Limits.Pair;
import dev.kequn.loyalty.earning.Limits.Used;
import dev.kequn.platform.db.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Brings limits in and out, in a transaction that has locked the accounts of those who earn: that lock is the one on a
 * customer's uses; budgets have their own, taken behind it in the order of codes, and only where a rule has one.
 */
final class LimitStore {
    /** Days before all that matter count as one. */
    private static final String USES =
            """
            SELECT w.customer_id, w.rule_code, greatest(u.day, w.since - 1) AS day,
                   sum(u.points)::bigint AS points, sum(u.times)::bigint AS times
            FROM unnest($1::bigint[], $2::text[], $3::date[], $4::boolean[]) AS w (customer_id, rule_code, since, ever)
                 JOIN earning_use u ON u.customer_id = w.customer_id AND u.rule_code = w.rule_code
                      AND (w.ever OR u.day >= w.since)
            GROUP BY w.customer_id, w.rule_code, greatest(u.day, w.since - 1)""";

    private static final String OPEN_BUDGETS =
            """
            INSERT INTO earning_budget (rule_code, granted)
            SELECT code, 0 FROM unnest($1::text[]) AS code
            WHERE NOT EXISTS (SELECT FROM earning_budget b WHERE b.rule_code = code) ORDER BY code COLLATE "C"
            ON CONFLICT DO NOTHING""";
    private static final String LOCK_BUDGETS =
            "SELECT rule_code, granted FROM earning_budget WHERE rule_code = ANY ($1) ORDER BY rule_code FOR UPDATE";
    private static final String WRITE_USES =
            """
            INSERT INTO earning_use AS u (customer_id, rule_code, day, points, times)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::date[], $4::bigint[], $5::integer[])
            ON CONFLICT (customer_id, rule_code, day)
            DO UPDATE SET points = u.points + excluded.points, times = u.times + excluded.times""";
    private static final String WRITE_BUDGETS =
            """
            UPDATE earning_budget b SET granted = n.granted
            FROM unnest($1::text[], $2::bigint[]) AS n (rule_code, granted) WHERE b.rule_code = n.rule_code""";

    private record Question(Pair pair, LocalDate since, boolean ever) {
        Question and(Question other) {
            return new Question(pair, since.isBefore(other.since) ? since : other.since, ever || other.ever);
        }
    }

    private record Use(Pair pair, LocalDate day, Used used) {}

    private LimitStore() {}

    /** Opens what the rules of these claims limit. */
    static Uni<Limits> open(SqlConnection transaction, Collection<Claim> claims) {
        Limits limits = new Limits();
        return readUses(transaction, questions(claims), limits)
                .chain(() -> lockBudgets(transaction, claims, limits))
                .replaceWith(limits);
    }

    private static List<Question> questions(Collection<Claim> claims) {
        Map<Pair, Question> questions = new LinkedHashMap<>();
        for (Claim claim : claims) {
            boolean ever = false;
            LocalDate since = claim.day();
            List<Cap> caps = claim.rule().terms().caps();
            for (Cap cap : caps) {
                if (cap.period() == CapPeriod.EVER) {
                    ever = true;
                } else if (cap.period().first(claim.day()).isBefore(since)) {
                    since = cap.period().first(claim.day());
                }
            }
            if (!caps.isEmpty()) {
                questions.merge(claim.pair(), new Question(claim.pair(), since, ever), Question::and);
            }
        }
        return List.copyOf(questions.values());
    }

    private static Uni<Void> readUses(SqlConnection transaction, List<Question> questions, Limits limits) {
        if (questions.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple asked = Tuple.of(
                Columns.of(questions, Long[]::new, question -> question.pair().customerId()),
                Columns.of(questions, String[]::new, question -> question.pair().rule()),
                Columns.of(questions, LocalDate[]::new, Question::since),
                Columns.of(questions, Boolean[]::new, Question::ever));
        return transaction
                .preparedQuery(USES)
                .execute(asked)
                .invoke(rows -> rows.forEach(row -> limits.know(
                        new Pair(row.getLong("customer_id"), row.getString("rule_code")),
                        row.getLocalDate("day"),
                        new Used(row.getLong("points"), Math.toIntExact(row.getLong("times"))))))
                .replaceWithVoid();
    }

    private static Uni<Void> lockBudgets(SqlConnection transaction, Collection<Claim> claims, Limits limits) {
        TreeSet<String> codes = new TreeSet<>();
        claims.stream()
                .filter(claim -> claim.rule().terms().budget() != null)
                .forEach(claim -> codes.add(claim.rule().rule().code()));
        if (codes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple asked = Tuple.of((Object) codes.toArray(String[]::new));
        return transaction
                .preparedQuery(OPEN_BUDGETS)
                .execute(asked)
                .chain(() -> transaction.preparedQuery(LOCK_BUDGETS).execute(asked))
                .invoke(rows -> rows.forEach(row -> limits.know(row.getString("rule_code"), row.getLong("granted"))))
                .replaceWithVoid();
    }

    /** Writes what was used since they were opened. */
    static Uni<Void> write(SqlConnection transaction, Limits limits) {
        List<Use> uses = new ArrayList<>();
        limits.added().forEach((pair, days) -> days.forEach((day, used) -> uses.add(new Use(pair, day, used))));
        uses.sort(Comparator.comparingLong((Use use) -> use.pair().customerId())
                .thenComparing(use -> use.pair().rule())
                .thenComparing(Use::day));
        return Columns.inPieces(
                        uses, some -> transaction.preparedQuery(WRITE_USES).execute(useColumns(some)))
                .chain(() -> limits.spent().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : writeBudgets(transaction, limits.spent()));
    }

    private static Uni<Void> writeBudgets(SqlConnection transaction, Map<String, Long> granted) {
        return transaction
                .preparedQuery(WRITE_BUDGETS)
                .execute(Tuple.of(
                        granted.keySet().toArray(String[]::new),
                        granted.values().toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static Tuple useColumns(List<Use> uses) {
        return Tuple.of(
                Columns.of(uses, Long[]::new, use -> use.pair().customerId()),
                Columns.of(uses, String[]::new, use -> use.pair().rule()),
                Columns.of(uses, LocalDate[]::new, Use::day),
                Columns.of(uses, Long[]::new, use -> use.used().points()),
                Columns.of(uses, Integer[]::new, use -> use.used().times()));
    }
}
