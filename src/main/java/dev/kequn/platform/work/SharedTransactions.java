package dev.kequn.platform.work;

import dev.kequn.platform.Unavailable;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Takes requests from many callers and puts those that wait at the same time into one transaction: a commit is what a
 * request costs most. While batches are at work others gather; nobody waits for a batch to fill. A request is answered
 * when its transaction is committed.
 *
 * @param <T> a request that does no harm when it is done again after it is not known whether it was done
 * @param <R> what became of it
 */
public final class SharedTransactions<T, R> {
    private static final int MOST = 500;
    /** More than a database at work leaves waiting; a silent one would have them pile up. */
    private static final int MOST_WAITING = 20 * MOST;

    private static final long PAUSE_MILLISECONDS = 10;
    private static final Predicate<Throwable> BEGUN = failure -> !(failure instanceof Unavailable);

    private final Vertx vertx;
    private final int mostAtWork;
    private final Work<T, R> work;
    private final Deque<Waiting<T, R>> waiting = new ArrayDeque<>();
    private int weightWaiting;
    private int atWork;

    /** What is done with requests. */
    public interface Work<T, R> {
        /** Whether one more may be in the transaction of those, at least one. */
        boolean mayShare(List<T> batch, T next);

        /** How much of a transaction it fills, at least 1; a transaction has room for 500, or for one of any weight. */
        default int weight(T request) {
            return 1;
        }

        /** Does them in one transaction; what became of each, in their order, once it is committed. */
        Uni<List<R>> commit(List<T> batch);
    }

    private record Waiting<T, R>(T request, int weight, UniEmitter<? super R> answer) {}

    /** @param mostAtWork transactions at once */
    public SharedTransactions(Vertx vertx, int mostAtWork, Work<T, R> work) {
        this.vertx = vertx;
        this.mostAtWork = mostAtWork;
        this.work = work;
    }

    /** @return what became of the request; when it fails it is not known, and the same request again will tell */
    public Uni<R> ask(T request) {
        Context caller = vertx.getOrCreateContext();
        return Uni.createFrom()
                .<R>emitter(answer -> {
                    if (enqueue(new Waiting<>(request, work.weight(request), answer))) {
                        workOn(caller);
                    } else {
                        answer.fail(new Unavailable("Too many requests wait for the database"));
                    }
                })
                .emitOn(command -> caller.runOnContext(back -> command.run()));
    }

    private boolean enqueue(Waiting<T, R> one) {
        synchronized (waiting) {
            if (weightWaiting >= MOST_WAITING) {
                return false;
            }
            weightWaiting += one.weight();
            return waiting.add(one);
        }
    }

    private void workOn(Context context) {
        List<Waiting<T, R>> batch = next();
        if (!batch.isEmpty()) {
            Context loop = VertxContext.getRootContext(context);
            VertxContext.createNewDuplicatedContext(loop)
                    .runOnContext(
                            start -> settle(batch).subscribe().with(done -> finished(loop), lost -> finished(loop)));
        }
    }

    private void finished(Context loop) {
        synchronized (waiting) {
            atWork--;
        }
        workOn(loop);
    }

    /** What waits, as far as it may share a transaction; nothing while enough is at work. */
    private List<Waiting<T, R>> next() {
        synchronized (waiting) {
            List<Waiting<T, R>> batch = new ArrayList<>();
            if (atWork < mostAtWork) {
                List<T> requests = new ArrayList<>();
                int weight = 0;
                while (!waiting.isEmpty() && fits(requests, weight, waiting.peek())) {
                    Waiting<T, R> one = waiting.remove();
                    weight += one.weight();
                    requests.add(one.request());
                    batch.add(one);
                }
                weightWaiting -= weight;
                atWork += batch.isEmpty() ? 0 : 1;
            }
            return batch;
        }
    }

    private boolean fits(List<T> batch, int weight, Waiting<T, R> next) {
        return batch.isEmpty() || weight + next.weight() <= MOST && work.mayShare(batch, next.request());
    }

    /**
     * A batch that fails is done again one by one, so that what broke one breaks no other; not where there was no
     * connection: each would wait for one as long again.
     */
    private Uni<Void> settle(List<Waiting<T, R>> batch) {
        return commit(batch)
                .onFailure(BEGUN)
                .recoverWithUni(() -> pause().chain(() -> Multi.createFrom()
                        .iterable(batch)
                        .onItem()
                        .transformToUniAndConcatenate(this::alone)
                        .collect()
                        .last()))
                .onFailure()
                .recoverWithUni(failure -> refused(batch, failure));
    }

    private Uni<Void> alone(Waiting<T, R> one) {
        return commit(List.of(one))
                .onFailure(BEGUN)
                .recoverWithUni(() -> pause().chain(() -> commit(List.of(one))))
                .onFailure(BEGUN)
                .recoverWithUni(failure -> refused(List.of(one), failure));
    }

    /** Who has his answer keeps it. */
    private Uni<Void> refused(List<Waiting<T, R>> requests, Throwable failure) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> requests.forEach(one -> one.answer().fail(failure)));
    }

    /** Whoever asks again at once after a connection is lost gets the lost one again. */
    private Uni<Void> pause() {
        return Uni.createFrom().emitter(over -> vertx.setTimer(PAUSE_MILLISECONDS, fired -> over.complete(null)));
    }

    private Uni<Void> commit(List<Waiting<T, R>> batch) {
        return Uni.createFrom()
                .deferred(() -> work.commit(batch.stream().map(Waiting::request).toList()))
                .invoke(done -> {
                    for (int i = 0; i < batch.size(); i++) {
                        batch.get(i).answer().complete(done.get(i));
                    }
                })
                .replaceWithVoid();
    }
}
