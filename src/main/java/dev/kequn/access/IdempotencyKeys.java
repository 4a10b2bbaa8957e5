package dev.kequn.access;

import dev.kequn.platform.Refusal;
import dev.kequn.platform.db.Columns;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does a request once: its key is kept in the transaction of its effect, so that a refused one leaves no key and of two
 * that arrive at once one finds the other's.
 */
@ApplicationScoped
public class IdempotencyKeys {
    private static final String FIND =
            "SELECT operation, content_hash, result FROM request_key WHERE subject = $1 AND key = $2";
    private static final String KEEP =
            """
            INSERT INTO request_key (subject, key, operation, content_hash, result) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING""";
    private static final String FIND_MANY =
            """
            SELECT (w.place - 1)::int AS place, k.operation, k.content_hash, k.result
            FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS w (subject, key, place)
                 JOIN request_key k ON k.subject = w.subject AND k.key = w.key""";
    private static final String KEEP_MANY =
            """
            INSERT INTO request_key (subject, key, operation, content_hash, result)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS kept (subject, key)
            ORDER BY subject, key
            ON CONFLICT DO NOTHING""";
    private static final int MOST_ATTEMPTS = 3;

    private final Pool pool;

    IdempotencyKeys(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs {@code work} in a transaction of the SQL client.
     *
     * @param reference names the result, for {@code again} to find it
     */
    public <T> Uni<T> once(
            KeyedRequest request,
            KeyedRequest.Faults faults,
            Function<SqlConnection, Uni<T>> work,
            Function<T, String> reference,
            BiFunction<SqlConnection, String, Uni<T>> again) {
        request.check(faults);
        return retried(
                request,
                () -> pool.withTransaction(transaction -> transaction
                        .preparedQuery(FIND)
                        .execute(Tuple.of(request.caller().subject(), request.key()))
                        .map(IdempotencyKeys::first)
                        .chain(earlier -> earlier != null
                                ? again.apply(transaction, request.again(earlier, faults))
                                : work.apply(transaction).call(result -> transaction
                                        .preparedQuery(KEEP)
                                        .execute(Tuple.from(values(request, reference.apply(result))))
                                        .invoke(rows -> expectKept(rows.rowCount()))))));
    }

    /** Runs {@code work} in a Panache transaction. */
    public <T> Uni<T> once(
            KeyedRequest request,
            KeyedRequest.Faults faults,
            Supplier<Uni<T>> work,
            Function<T, String> reference,
            Function<String, Uni<T>> again) {
        request.check(faults);
        return retried(
                request,
                () -> Panache.withTransaction(() -> kept(request)
                        .chain(earlier -> earlier != null
                                ? again.apply(request.again(earlier, faults))
                                : work.get().call(result -> keep(request, reference.apply(result))))));
    }

    /** What is kept of requests, in their order; null for one that is new. To be asked behind the lock of the effect. */
    public static Uni<List<@Nullable KeptRequest>> find(SqlConnection transaction, List<KeyedRequest> requests) {
        Tuple keys = Tuple.of(
                Columns.of(requests, String[]::new, request -> request.caller().subject()),
                Columns.of(requests, String[]::new, KeyedRequest::key));
        return transaction.preparedQuery(FIND_MANY).execute(keys).map(rows -> {
            List<@Nullable KeptRequest> kept = new ArrayList<>(Collections.nCopies(requests.size(), null));
            rows.forEach(row -> kept.set(row.getInteger("place"), keptRequest(row)));
            return kept;
        });
    }

    /**
     * Keeps the keys of requests that were done, with where the result of each is found; fails when one of them was kept
     * meanwhile by a transaction that did not take the same lock: then all is to be done again.
     */
    public static Uni<Void> keep(SqlConnection transaction, List<KeyedRequest> requests, List<String> results) {
        Tuple values = Tuple.of(
                Columns.of(requests, String[]::new, request -> request.caller().subject()),
                Columns.of(requests, String[]::new, KeyedRequest::key),
                Columns.of(requests, String[]::new, KeyedRequest::operation),
                Columns.of(requests, String[]::new, KeyedRequest::contentHash),
                results.toArray(String[]::new));
        return transaction
                .preparedQuery(KEEP_MANY)
                .execute(values)
                .invoke(rows -> expectKept(rows.rowCount() == requests.size() ? 1 : 0))
                .replaceWithVoid();
    }

    private static Uni<@Nullable KeptRequest> kept(KeyedRequest request) {
        return Panache.getSession().chain(session -> session.createNativeQuery(panache(FIND), Object[].class)
                .setParameter(1, request.caller().subject())
                .setParameter(2, request.key())
                .getSingleResultOrNull()
                .map(row -> row == null ? null : new KeptRequest((String) row[0], (String) row[1], (String) row[2])));
    }

    private static Uni<Void> keep(KeyedRequest request, String result) {
        Object[] values = values(request, result);
        return Panache.getSession().chain(session -> session.flush().chain(() -> {
            var insert = session.createNativeQuery(panache(KEEP));
            for (int i = 0; i < values.length; i++) {
                insert.setParameter(i + 1, values[i]);
            }
            return insert.executeUpdate().invoke(IdempotencyKeys::expectKept).replaceWithVoid();
        }));
    }

    /** Hibernate writes its positional parameters with a question mark. */
    private static String panache(String sql) {
        return sql.replace('$', '?');
    }

    private static Object[] values(KeyedRequest request, String result) {
        return List.of(request.caller().subject(), request.key(), request.operation(), request.contentHash(), result)
                .toArray();
    }

    /** What a request was refused may be what its own twin, behind the same lock, has just done: then its key is there. */
    private <T> Uni<T> retried(KeyedRequest request, Supplier<Uni<T>> attempt) {
        return Uni.createFrom()
                .deferred(attempt::get)
                .onFailure(KeptMeanwhile.class)
                .retry()
                .atMost(MOST_ATTEMPTS - 1)
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> pool.preparedQuery(FIND)
                        .execute(Tuple.of(request.caller().subject(), request.key()))
                        .chain(kept -> kept.rowCount() == 0
                                ? Uni.createFrom().failure(refusal)
                                : Uni.createFrom().deferred(attempt::get)));
    }

    private static void expectKept(int rows) {
        if (rows == 0) {
            throw new KeptMeanwhile();
        }
    }

    private static @Nullable KeptRequest first(RowSet<Row> rows) {
        if (rows.rowCount() == 0) {
            return null;
        }
        return keptRequest(rows.iterator().next());
    }

    private static KeptRequest keptRequest(Row row) {
        return new KeptRequest(row.getString("operation"), row.getString("content_hash"), row.getString("result"));
    }

    /** Another transaction with the same key was faster; this one is rolled back and looks again. */
    private static final class KeptMeanwhile extends RuntimeException {
        KeptMeanwhile() {
            super("The key was kept by another transaction", null, false, false);
        }
    }
}
