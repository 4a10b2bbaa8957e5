package dev.kequn.platform.db;

import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Which contexts hold a connection of the pool. */
final class HeldConnections {
    private static final String MARK = HeldConnections.class.getName();

    private HeldConnections() {}

    static boolean any(ContextInternal context) {
        return data(context).get(MARK) instanceof AtomicInteger held && held.get() > 0;
    }

    /**
     * Whether the context is of whoever asks alone. An event loop's is many requests', and must not be marked; that of a
     * thread which is none of Vert.x's is its own.
     */
    static boolean isOwn(ContextInternal context) {
        return context.isDuplicate() || !Context.isOnVertxThread();
    }

    /** One more, until the answer is run. */
    static Runnable hold(ContextInternal context) {
        AtomicInteger held = (AtomicInteger) data(context).computeIfAbsent(MARK, first -> new AtomicInteger());
        AtomicBoolean over = new AtomicBoolean();
        held.incrementAndGet();
        return () -> {
            if (over.compareAndSet(false, true)) {
                held.decrementAndGet();
            }
        };
    }

    /** What is done on {@code own} is done for the one on {@code caller}. */
    static void inherit(ContextInternal caller, ContextInternal own) {
        if (any(caller)) {
            hold(own);
        }
    }

    private static ConcurrentMap<Object, Object> data(ContextInternal context) {
        return context.isDuplicate() ? context.localContextData() : context.contextData();
    }
}
