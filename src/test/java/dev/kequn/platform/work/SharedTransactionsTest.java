package dev.kequn.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kequn.platform.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of requests whose transaction fails. */
class SharedTransactionsTest {
    private static final int TOGETHER = 20;
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The first holds the others up, so that they share what fails. */
    private static final class Failing implements SharedTransactions.Work<Integer, Integer> {
        private final RuntimeException failure;
        private final CompletableFuture<List<Integer>> first = new CompletableFuture<>();
        private final AtomicInteger commits = new AtomicInteger();

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public boolean mayShare(List<Integer> batch, Integer next) {
            return true;
        }

        @Override
        public Uni<List<Integer>> commit(List<Integer> batch) {
            return commits.getAndIncrement() == 0
                    ? Uni.createFrom().completionStage(first)
                    : batch.contains(7)
                            ? Uni.createFrom().failure(failure)
                            : Uni.createFrom().item(batch);
        }
    }

    @Test
    void whereThereIsNoConnectionAllAreToldAtOnce() {
        Failing work = new Failing(new Unavailable("none"));
        List<CompletableFuture<Integer>> answers = askedTogether(work);
        assertThat(answers).allSatisfy(answer -> assertThatThrownBy(answer::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(Unavailable.class));
        assertThat(work.commits).hasValue(2);
    }

    @Test
    void otherwiseEachIsDoneByItself() {
        Failing work = new Failing(new IllegalStateException("seven"));
        List<CompletableFuture<Integer>> answers = askedTogether(work);
        for (int i = 0; i < TOGETHER; i++) {
            if (i == 7) {
                assertThatThrownBy(answers.get(i)::join).hasMessageContaining("seven");
            } else {
                assertThat(answers.get(i).join()).isEqualTo(i);
            }
        }
        // The first, all together, each alone, and the seventh once more.
        assertThat(work.commits).hasValue(2 + TOGETHER + 1);
    }

    private static List<CompletableFuture<Integer>> askedTogether(Failing work) {
        SharedTransactions<Integer, Integer> transactions = new SharedTransactions<>(VERTX, 1, work);
        CompletableFuture<Integer> first = transactions.ask(-1).subscribeAsCompletionStage();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, TOGETHER)
                .mapToObj(i -> transactions.ask(i).subscribeAsCompletionStage())
                .toList();
        work.first.complete(List.of(-1));
        assertThat(first.join()).isEqualTo(-1);
        return answers;
    }
}
