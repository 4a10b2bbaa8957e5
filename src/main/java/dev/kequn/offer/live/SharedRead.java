package dev.kequn.offer.live;

import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What many ask for, read by one reader at a time: so what was read later is never the older. */
final class SharedRead<T> {
    private final Supplier<Uni<T>> read;
    private @Nullable CompletableFuture<T> underWay;
    private @Nullable CompletableFuture<T> next;

    SharedRead(Supplier<Uni<T>> read) {
        this.read = read;
    }

    /**
     * What the read under way gives. Where there is none, what one that just ended has left, or else a read begins.
     *
     * @param left looked at when no read is under way: who looked before that may have missed the end of one
     */
    Uni<T> any(Supplier<Optional<T>> left) {
        return shared(joined(left));
    }

    /** What a read gives that begins after this was asked. */
    Uni<T> fresh() {
        return shared(queued());
    }

    private CompletableFuture<T> joined(Supplier<Optional<T>> left) {
        CompletableFuture<T> mine;
        synchronized (this) {
            if (underWay != null) {
                return underWay;
            }
            Optional<T> found = left.get();
            if (found.isPresent()) {
                return CompletableFuture.completedFuture(found.get());
            }
            mine = new CompletableFuture<>();
            underWay = mine;
        }
        begin(mine);
        return mine;
    }

    private CompletableFuture<T> queued() {
        CompletableFuture<T> mine;
        synchronized (this) {
            mine = next == null ? new CompletableFuture<>() : next;
            if (underWay != null) {
                next = mine;
                return mine;
            }
            underWay = mine;
        }
        begin(mine);
        return mine;
    }

    private void begin(CompletableFuture<T> answer) {
        Uni.createFrom()
                .deferred(read::get)
                .subscribe()
                .with(
                        found -> {
                            ended();
                            answer.complete(found);
                        },
                        failure -> {
                            ended();
                            answer.completeExceptionally(failure);
                        });
    }

    private void ended() {
        CompletableFuture<T> begins;
        synchronized (this) {
            begins = next;
            underWay = next;
            next = null;
        }
        if (begins != null) {
            begin(begins);
        }
    }

    /** Who gives up waiting does not take it from the others. */
    private static <T> Uni<T> shared(CompletableFuture<T> answer) {
        return Uni.createFrom().completionStage(answer::copy);
    }
}
