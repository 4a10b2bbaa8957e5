package dev.kequn.loyalty.reward;

import dev.kequn.access.IdempotencyKeys;
import dev.kequn.access.KeptRequest;
import dev.kequn.access.KeyedRequest;
import dev.kequn.loyalty.ledger.Books;
import dev.kequn.platform.Refusal;
import dev.kequn.platform.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does a request about a redemption once. Its key is looked for behind the lock of what it works on: a request that
 * arrives twice at once is not refused for what its own twin has just done.
 */
@ApplicationScoped
class KeyedWork {
    static final KeyedRequest.Faults FAULTS =
            new KeyedRequest.Faults(RedemptionRefusal.INVALID_IDEMPOTENCY_KEY, RedemptionRefusal.IDEMPOTENCY_CONFLICT);

    private static final Predicate<Throwable> NOT_REFUSED =
            failure -> !(failure instanceof Refusal || failure instanceof Unavailable);

    private static final int MOST_ATTEMPTS = 3;

    private final Pool pool;

    /** What is done in the transaction: first the lock, then the effect. */
    interface Work {
        /** Locks what the effect works on; null where that is no account. */
        Uni<@Nullable Books> lock(SqlConnection transaction);

        Uni<Redemption> of(SqlConnection transaction, @Nullable Books books);
    }

    KeyedWork(Pool pool) {
        this.pool = pool;
    }

    /** Does the work, or finds the redemption of the same request before. */
    Uni<Redemption> once(KeyedRequest request, Work work) {
        return Uni.createFrom()
                .deferred(() -> pool.withTransaction(transaction -> decided(transaction, request, work)))
                .onFailure(NOT_REFUSED)
                .retry()
                .atMost(MOST_ATTEMPTS - 1);
    }

    /** What the work would do now; nothing is kept. */
    Uni<Redemption> tryOut(KeyedRequest request, Work work) {
        return pool.withConnection(
                connection -> connection.begin().chain(transaction -> decided(connection, request, work)
                        .onTermination()
                        .call(() -> transaction.rollback())));
    }

    private static Uni<Redemption> decided(SqlConnection transaction, KeyedRequest request, Work work) {
        return work.lock(transaction).chain(books -> IdempotencyKeys.find(transaction, List.of(request))
                .map(kept -> kept.get(0))
                .chain(earlier -> earlier == null
                        ? work.of(transaction, books).call(made -> keep(transaction, request, made))
                        : again(transaction, request, earlier)));
    }

    private static Uni<Void> keep(SqlConnection transaction, KeyedRequest request, Redemption made) {
        return IdempotencyKeys.keep(
                transaction, List.of(request), List.of(made.key().toString()));
    }

    private static Uni<Redemption> again(SqlConnection transaction, KeyedRequest request, KeptRequest earlier) {
        Redemption.Key key = Redemption.Key.of(request.again(earlier, FAULTS));
        return new RedemptionStore(transaction).lock(key);
    }
}
