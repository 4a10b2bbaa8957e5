package dev.kequn.campaign.contact;

import dev.kequn.campaign.round.LiveRound;
import dev.kequn.campaign.round.LiveRounds;
import dev.kequn.customer.Population;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Decides whom campaigns approach. Behind the customers' standing and their rounds, which it locks, what it counts cannot
 * change until the transaction ends: caps and budgets hold whoever else decides at the same time.
 */
@ApplicationScoped
public class ContactPlanner {
    private final BusinessTime time;
    private final ContactMetrics metrics;

    ContactPlanner(BusinessTime time, ContactMetrics metrics) {
        this.time = time;
        this.metrics = metrics;
    }

    /** Plans what is due for the customers of a range, their ends included. */
    public Uni<Void> planRange(SqlConnection transaction, long firstCustomer, long lastCustomer) {
        return plan(transaction, Population.between(firstCustomer, lastCustomer), List.of());
    }

    /** Plans what is due for some customers. */
    public Uni<Void> planFor(SqlConnection transaction, Collection<Long> customerIds) {
        return planFor(transaction, customerIds, List.of());
    }

    /**
     * Plans what is due for some customers.
     *
     * @param rounds whose funds the transaction uses afterwards: they are locked in one order with those of the contacts
     */
    public Uni<Void> planFor(SqlConnection transaction, Collection<Long> customerIds, Collection<Long> rounds) {
        return customerIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : plan(transaction, Population.of(customerIds), rounds);
    }

    private Uni<Void> plan(SqlConnection transaction, Population population, Collection<Long> drawnOn) {
        ZonedDateTime now = time.now();
        return LiveRounds.all(transaction)
                .map(rounds -> rounds.stream()
                        .filter(round -> !round.paused())
                        .map(LiveRound::roundId)
                        .toList())
                .chain(rounds -> rounds.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : DueApproaches.lock(transaction, population, now.toLocalDate(), rounds)
                                .chain(due -> due.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : plan(transaction, due, drawnOn, now)));
    }

    private Uni<Void> plan(SqlConnection transaction, DueApproaches due, Collection<Long> drawnOn, ZonedDateTime now) {
        Set<Long> rounds = due.eachRound();
        rounds.addAll(drawnOn);
        return ContactPolicies.inForce(transaction)
                .call(policy -> policy.rules().charges()
                        ? RoundLocks.take(transaction, rounds)
                        : Uni.createFrom().voidItem())
                .chain(policy -> judge(transaction, new PlanStatement(due, policy, now)));
    }

    /** Again as long as a budget ran out on the way: each time for fewer customers, and with one approach less to be paid. */
    private Uni<Void> judge(SqlConnection transaction, PlanStatement statement) {
        return transaction
                .preparedQuery(statement.text())
                .execute(statement.values())
                .map(rows -> rows.iterator().next())
                .invoke(judged -> metrics.judged(judged.getJsonObject("by_reason")))
                .chain(judged -> judged.getBoolean("goes_on")
                        ? judge(transaction, statement)
                        : Uni.createFrom().voidItem());
    }
}
