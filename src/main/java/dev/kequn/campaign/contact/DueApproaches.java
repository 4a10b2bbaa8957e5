package dev.kequn.campaign.contact;

import dev.kequn.customer.Population;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The enrolments whose approach is due, locked together with the standing of their customers. Only these are planned: one that
 * becomes due meanwhile has no lock yet.
 */
record DueApproaches(Long[] customers, Long[] rounds, Short[] entries) {
    private static final String LOCK =
            """
            WITH due AS (
                SELECT e.customer_id, e.round_id, e.entry FROM enrolment e
                WHERE e.customer_id %s AND e.next_act = 'APPROACH' AND e.next_on <= $%d AND e.round_id = ANY ($%d)
                ORDER BY e.customer_id, e.round_id, e.entry FOR NO KEY UPDATE),
            made AS (
                INSERT INTO contact_standing (customer_id)
                SELECT DISTINCT customer_id FROM due
                WHERE NOT EXISTS (SELECT FROM contact_standing s WHERE s.customer_id = due.customer_id)
                ORDER BY customer_id
                ON CONFLICT DO NOTHING)
            SELECT customer_id, round_id, entry FROM due""";
    private static final String LOCK_STANDING =
            "SELECT FROM contact_standing WHERE customer_id = ANY ($1) ORDER BY customer_id FOR NO KEY UPDATE";

    static Uni<DueApproaches> lock(
            SqlConnection transaction, Population population, LocalDate today, Collection<Long> rounds) {
        Tuple asked = Tuple.from(population.bound()).addValue(today).addValue(rounds.toArray(Long[]::new));
        return transaction
                .preparedQuery(LOCK.formatted(population.condition(), population.next(), population.next() + 1))
                .execute(asked)
                .map(DueApproaches::of)
                .call(due -> due.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : transaction.preparedQuery(LOCK_STANDING).execute(Tuple.of((Object) due.eachCustomer())));
    }

    private static DueApproaches of(RowSet<Row> rows) {
        DueApproaches due = new DueApproaches(new Long[rows.size()], new Long[rows.size()], new Short[rows.size()]);
        int i = 0;
        for (Row row : rows) {
            due.customers[i] = row.getLong(0);
            due.rounds[i] = row.getLong(1);
            due.entries[i++] = row.getShort(2);
        }
        return due;
    }

    boolean isEmpty() {
        return customers.length == 0;
    }

    Set<Long> eachRound() {
        return new TreeSet<>(Arrays.asList(rounds));
    }

    private Long[] eachCustomer() {
        return Arrays.stream(customers).distinct().toArray(Long[]::new);
    }
}
