package dev.kequn.loyalty.ledger;

import dev.kequn.access.AuditTrail;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.time.BusinessTime;
import dev.kequn.platform.work.SharedTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes postings; those that wait at the same time share a transaction. */
@ApplicationScoped
public class Postings {
    private final Pool pool;
    private final PostedReads reads;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final RuledEarnings rules;
    private final LedgerMetrics metrics;
    private final SharedTransactions<Posting, PostingBatch.Outcome> transactions;

    Postings(
            Pool pool,
            PostedReads reads,
            AuditTrail audit,
            BusinessTime time,
            RuledEarnings rules,
            LedgerMetrics metrics,
            Vertx vertx,
            LoyaltySettings settings) {
        this.pool = pool;
        this.reads = reads;
        this.audit = audit;
        this.time = time;
        this.rules = rules;
        this.metrics = metrics;
        this.transactions = new SharedTransactions<>(vertx, settings.batches(), new Sharing());
    }

    /**
     * Posts once: the same request again gives the same transaction.
     *
     * @return fails with a {@link dev.kequn.platform.Refusal} of {@link PointsRefusal}; with anything else it is not known
     *     whether it was posted, and the same request again will tell
     */
    public Uni<Posted> post(Posting posting) {
        return transactions
                .ask(posting)
                .chain(this::answer)
                .onFailure(Refusal.class)
                .invoke(refusal -> metrics.refused((Refusal) refusal));
    }

    /** What the posting would do now; nothing is kept. */
    public Uni<Posted> tryOut(Posting posting) {
        return pool.withConnection(connection -> connection.begin().chain(transaction -> {
                    PostingBatch batch = new PostingBatch(connection, time.today(), List.of(posting), rules);
                    return batch.decide()
                            .replaceWith(batch::outcomes)
                            .onTermination()
                            .call(() -> transaction.rollback());
                }))
                .map(outcomes -> outcomes.get(0))
                .chain(this::answer);
    }

    private Uni<Posted> answer(PostingBatch.Outcome outcome) {
        if (outcome.refusal() != null) {
            return Uni.createFrom().failure(outcome.refusal());
        }
        return outcome.posted() != null ? Uni.createFrom().item(outcome.posted()) : reads.posted(outcome.earlier());
    }

    private final class Sharing implements SharedTransactions.Work<Posting, PostingBatch.Outcome> {
        @Override
        public boolean mayShare(List<Posting> batch, Posting next) {
            return PostingBatch.mayShare(batch, next);
        }

        /** The keys make it safe to do it again. */
        @Override
        public Uni<List<PostingBatch.Outcome>> commit(List<Posting> postings) {
            metrics.shared(postings.size());
            return pool.withTransaction(transaction -> {
                PostingBatch work = new PostingBatch(transaction, time.today(), postings, rules);
                return work.decide().call(books -> work.write(books, audit)).replaceWith(work::outcomes);
            });
        }
    }
}
