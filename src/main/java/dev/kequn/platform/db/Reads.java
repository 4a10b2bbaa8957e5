package dev.kequn.platform.db;

import dev.kequn.platform.observe.LogFields;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Gives every read a Hibernate session of its own.
 *
 * <p>Sibling GraphQL fields run at once on one Vert.x context, and Panache keeps its session in that context: shared
 * between siblings it fails ("Illegal pop()", "Session is closed"). So the work runs on a new duplicated context; its
 * result comes back on the caller's, and the session is closed before the children of the field are fetched.
 */
@ApplicationScoped
public class Reads {
    private final Vertx vertx;

    Reads(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs {@code work} in a session of its own. The caller's identity is not there: capture it before; log and trace know him. */
    public <T> Uni<T> inSession(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = vertx.getOrCreateContext();
            Context own = VertxContext.createNewDuplicatedContext(caller);
            VertxContextSafetyToggle.setContextSafe(own, true);
            HeldConnections.inherit((ContextInternal) caller, (ContextInternal) own);
            LogFields.carry(caller, own);
            own.runOnContext(start -> Panache.withSession(work)
                    .subscribe()
                    .with(
                            item -> caller.runOnContext(back -> emitter.complete(item)),
                            failure -> caller.runOnContext(back -> emitter.fail(failure))));
        });
    }
}
