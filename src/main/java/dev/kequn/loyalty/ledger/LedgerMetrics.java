package dev.kequn.loyalty.ledger;

import dev.kequn.platform.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/**
 * What the ledger took and refused. Books are opened inside other rooms' transactions, by nobody's bean; so what they
 * write is counted in the process's own registry, as it is written and not as it is committed.
 */
@Startup
@ApplicationScoped
class LedgerMetrics {
    private static final String TRANSACTIONS = "kequn.loyalty.transactions";
    private static final String POINTS = "kequn.loyalty.points";

    private final MeterRegistry registry;
    private final DistributionSummary batch;

    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batch = DistributionSummary.builder("kequn.loyalty.batch")
                .description("Postings that shared a transaction")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 50, 100, 200, 500)
                .register(registry);
        for (TransactionKind kind : TransactionKind.values()) {
            transactions(registry, kind);
            points(registry, kind);
        }
        for (PointsRefusal reason : PointsRefusal.values()) {
            refused(reason.name());
        }
    }

    private static Counter transactions(MeterRegistry registry, TransactionKind kind) {
        return Counter.builder(TRANSACTIONS)
                .description("Transactions of points, by kind")
                .tag("kind", kind.name())
                .register(registry);
    }

    private static Counter points(MeterRegistry registry, TransactionKind kind) {
        return Counter.builder(POINTS)
                .description("Points that transactions moved, by kind: EARN and GRANT issue them")
                .tag("kind", kind.name())
                .register(registry);
    }

    private Counter refused(String reason) {
        return Counter.builder("kequn.loyalty.refused")
                .description("Postings that were refused, by reason")
                .tag("reason", reason)
                .register(registry);
    }

    static void written(Collection<Account> accounts) {
        for (Account account : accounts) {
            for (Posted transaction : account.journal().transactions()) {
                transactions(Metrics.globalRegistry, transaction.kind()).increment();
                points(Metrics.globalRegistry, transaction.kind()).increment(transaction.amount());
            }
        }
    }

    void shared(int postings) {
        batch.record(postings);
    }

    void refused(Refusal refusal) {
        refused(refusal.code().name()).increment();
    }
}
