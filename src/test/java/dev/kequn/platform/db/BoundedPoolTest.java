package dev.kequn.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.platform.Unavailable;
import dev.kequn.support.BareDatabase;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two connections to share and one in reserve. */
class BoundedPoolTest {
    private static final int SHARED = 2;
    private static final Vertx VERTX = Vertx.vertx();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(SHARED);
    private static final Pool POOL = pool(BareDatabase.options());

    @AfterAll
    static void end() {
        THREADS.shutdown();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whoeverHoldsOneGetsAnotherThoughAllDo() {
        assertNobodyWaitsForAnother(BoundedPoolTest::asked);
    }

    /** As workers of jobs and events do. */
    @Test
    void soDoThreadsThatAreNotOfVertx() {
        assertNobodyWaitsForAnother(work -> CompletableFuture.supplyAsync(
                () -> work.get().toCompletionStage().toCompletableFuture().join(), THREADS));
    }

    private static void assertNobodyWaitsForAnother(
            Function<Supplier<Future<Integer>>, CompletableFuture<Integer>> asked) {
        for (int round = 0; round < 5; round++) {
            AtomicInteger holding = new AtomicInteger();
            Promise<Void> all = Promise.promise();
            List<CompletableFuture<Integer>> answers = IntStream.range(0, SHARED)
                    .mapToObj(i -> asked.apply(() -> POOL.withTransaction(own -> {
                        if (holding.incrementAndGet() == SHARED) {
                            all.complete();
                        }
                        return onTheSameContext(all)
                                .compose(held ->
                                        POOL.preparedQuery("SELECT $1::int").execute(Tuple.of(i)))
                                .compose(read -> POOL.withTransaction(more -> more.preparedQuery("SELECT $1::int + 10")
                                        .execute(Tuple.of(i))))
                                .map(BoundedPoolTest::number);
                    })))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join)).containsExactly(10, 11);
        }
    }

    private static Future<Void> onTheSameContext(Promise<Void> all) {
        Promise<Void> here = ((ContextInternal) VERTX.getOrCreateContext()).promise();
        all.future().onComplete(here);
        return here.future();
    }

    @Test
    void othersAreToldThatThereIsNone() {
        for (int round = 0; round < 3; round++) {
            List<SqlConnection> held = IntStream.range(0, SHARED)
                    .mapToObj(i -> asked(POOL::getConnection).join())
                    .toList();
            assertUnavailable(asked(() -> POOL.query("SELECT 1").execute()));
            assertUnavailable(asked(POOL::getConnection));
            assertUnavailable(asked(
                    () -> POOL.withTransaction(own -> own.query("SELECT 1").execute())));
            held.forEach(connection -> asked(connection::close).join());
            assertThat(number(asked(() -> POOL.query("SELECT 1").execute()).join()))
                    .isOne();
        }
    }

    @Test
    void oneGivenBackTwiceIsCountedOnce() {
        SqlConnection once = asked(POOL::getConnection).join();
        asked(once::close).join();
        asked(() -> once.close().otherwiseEmpty()).join();
        whoeverHoldsOneGetsAnotherThoughAllDo();
    }

    @Test
    void aStatementThatFailsGivesItsConnectionBack() {
        for (int i = 0; i < 2 * SHARED; i++) {
            assertThatThrownBy(() ->
                            asked(() -> POOL.query("SELECT nothing").execute()).join())
                    .hasMessageContaining("nothing");
        }
        assertThat(number(asked(() -> POOL.query("SELECT 1").execute()).join())).isOne();
    }

    @Test
    void aServerThatIsAwayIsUnavailable() {
        Pool away = pool(BareDatabase.options().setPort(1));
        for (int i = 0; i < 2 * SHARED; i++) {
            assertUnavailable(asked(() -> away.query("SELECT 1").execute()));
        }
    }

    private static void assertUnavailable(CompletableFuture<?> answer) {
        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Unavailable.class);
    }

    private static int number(RowSet<Row> rows) {
        return rows.iterator().next().getInteger(0);
    }

    /** As a request does: on a context of its own. */
    private static <T> CompletableFuture<T> asked(Supplier<Future<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        ((ContextInternal) VERTX.getOrCreateContext())
                .duplicate()
                .runOnContext(start -> work.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer;
    }

    private static Pool pool(PgConnectOptions options) {
        return DatabasePools.bounded(
                new Input(VERTX, new PoolOptions().setMaxSize(SHARED + 1), List.of(options)), Duration.ofMillis(300));
    }

    private record Input(Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
            implements PgPoolCreator.Input {}
}
