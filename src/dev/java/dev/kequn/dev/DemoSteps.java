package dev.kequn.dev;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;

/** Calls what the program does for requests from a thread that serves none. */
public final class DemoSteps {
    private DemoSteps() {}

    /** In a context of its own, as entities ask for one. */
    public static void oneByOne(Multi<?> steps) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> steps.collect().last().replaceWithVoid());
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
