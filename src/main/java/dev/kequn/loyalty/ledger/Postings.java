package dev.kequn.loyalty.ledger;

import dev.kequn.access.AuditTrail;
import dev.kequn.loyalty.LoyaltySettings;
import dev.kequn.platform.Unavailable;
import dev.kequn.platform.time.BusinessTime;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Takes postings from many callers and puts those that wait at the same time into one transaction: a commit is what a
 * posting costs most. While batches are at work others gather; nobody waits for a batch to fill. A posting is answered
 * when its transaction is committed.
 */
@ApplicationScoped
public class Postings {
    private static final int MOST = 500;
    /** More than a database at work leaves waiting; a silent one would have them pile up. */
    private static final int MOST_WAITING = 20 * MOST;

    private static final long PAUSE_MILLISECONDS = 10;

    private final Pool pool;
    private final PostedReads reads;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final RuledEarnings rules;
    private final Vertx vertx;
    private final int mostAtWork;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int atWork;

    private record Waiting(Posting posting, UniEmitter<? super Posted> answer) {}

    Postings(
            Pool pool,
            PostedReads reads,
            AuditTrail audit,
            BusinessTime time,
            RuledEarnings rules,
            Vertx vertx,
            LoyaltySettings settings) {
        this.pool = pool;
        this.reads = reads;
        this.audit = audit;
        this.time = time;
        this.rules = rules;
        this.vertx = vertx;
        this.mostAtWork = settings.batches();
    }

    /**
     * Posts once: the same request again gives the same transaction.
     *
     * @return fails with a {@link dev.kequn.platform.Refusal} of {@link PointsRefusal}; with anything else it is not known
     *     whether it was posted, and the same request again will tell
     */
    public Uni<Posted> post(Posting posting) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom()
                .<Posted>emitter(answer -> {
                    if (enqueue(new Waiting(posting, answer))) {
                        workOn(caller);
                    } else {
                        answer.fail(new Unavailable("Too many postings wait for the database"));
                    }
                })
                .emitOn(command -> caller.runOnContext(back -> command.run()));
    }

    private boolean enqueue(Waiting one) {
        synchronized (waiting) {
            return waiting.size() < MOST_WAITING && waiting.add(one);
        }
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

    private void workOn(Context context) {
        List<Waiting> batch = next();
        if (!batch.isEmpty()) {
            Context loop = VertxContext.getRootContext(context);
            loop.runOnContext(start -> post(batch).subscribe().with(done -> finished(loop), lost -> finished(loop)));
        }
    }

    private void finished(Context loop) {
        synchronized (waiting) {
            atWork--;
        }
        workOn(loop);
    }

    /** What waits, as far as it may share a transaction; nothing while enough is at work. */
    private List<Waiting> next() {
        synchronized (waiting) {
            List<Waiting> batch = new ArrayList<>();
            if (atWork < mostAtWork) {
                List<Posting> postings = new ArrayList<>();
                while (!waiting.isEmpty()
                        && batch.size() < MOST
                        && PostingBatch.mayShare(postings, waiting.peek().posting())) {
                    postings.add(waiting.peek().posting());
                    batch.add(waiting.remove());
                }
                atWork += batch.isEmpty() ? 0 : 1;
            }
            return batch;
        }
    }

    /** A batch that fails is done again one by one, so that what broke one breaks no other; the keys make that safe. */
    private Uni<Void> post(List<Waiting> batch) {
        return commit(batch).onFailure().recoverWithUni(() -> pause().chain(() -> Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(this::postAlone)
                .collect()
                .last()));
    }

    private Uni<Void> postAlone(Waiting one) {
        return commit(List.of(one))
                .onFailure()
                .recoverWithUni(() -> pause().chain(() -> commit(List.of(one))))
                .onFailure()
                .recoverWithUni(failure ->
                        Uni.createFrom().voidItem().invoke(() -> one.answer().fail(failure)));
    }

    /** Whoever asks again at once after a connection is lost gets the lost one again. */
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(over -> vertx.setTimer(PAUSE_MILLISECONDS, fired -> over.complete(null)));
    }

    private Uni<Void> commit(List<Waiting> batch) {
        List<Posting> postings = batch.stream().map(Waiting::posting).toList();
        return pool.withTransaction(transaction -> {
                    PostingBatch work = new PostingBatch(transaction, time.today(), postings, rules);
                    return work.decide().call(books -> work.write(books, audit)).replaceWith(work::outcomes);
                })
                .chain(outcomes -> Multi.createFrom()
                        .range(0, outcomes.size())
                        .onItem()
                        .transformToUniAndConcatenate(i -> answer(outcomes.get(i))
                                .onItemOrFailure()
                                .invoke((posted, failure) -> {
                                    if (failure == null) {
                                        batch.get(i).answer().complete(posted);
                                    } else {
                                        batch.get(i).answer().fail(failure);
                                    }
                                })
                                .onFailure()
                                .recoverWithNull()
                                .replaceWithVoid())
                        .collect()
                        .last());
    }

    private Uni<Posted> answer(PostingBatch.Outcome outcome) {
        if (outcome.refusal() != null) {
            return Uni.createFrom().failure(outcome.refusal());
        }
        return outcome.posted() != null ? Uni.createFrom().item(outcome.posted()) : reads.posted(outcome.earlier());
    }
}
