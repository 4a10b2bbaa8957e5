package dev.kequn.offer.live;

import dev.kequn.platform.Unavailable;
import dev.kequn.platform.time.BusinessTime;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The live offers in memory. Who ranks for a customer reads {@code offer_catalogue.version} together with him and asks for
 * offers at least as new: so nothing is shown that was retired before he was read, whether or not this process heard of it.
 */
@ApplicationScoped
public class LiveOffers {
    private static final Logger LOG = Logger.getLogger(LiveOffers.class);
    /** A database that says nothing must not keep later readers waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param day on which its rewards are to be had */
    private record Kept(LiveCatalogue catalogue, LocalDate day) {}

    private final Pool pool;
    private final CompiledOffers compiled;
    private final BusinessTime time;
    private final Vertx vertx;
    private final Counter reads;
    private final Counter failures;
    private final SharedRead<Kept> reading = new SharedRead<>(this::read);
    private volatile Kept kept;

    LiveOffers(Pool pool, CompiledOffers compiled, BusinessTime time, Vertx vertx, MeterRegistry metrics) {
        this.pool = pool;
        this.compiled = compiled;
        this.time = time;
        this.vertx = vertx;
        this.reads = Counter.builder("kequn.offer.reads")
                .description("Times that live offers were read into memory")
                .register(metrics);
        this.failures = Counter.builder("kequn.offer.failures")
                .description("Times that live offers could not be read")
                .register(metrics);
        this.kept = new Kept(compiled.of(new StoredCatalogue(0, List.of())), LocalDate.MIN);
    }

    /** As they were read last; version 0 and none before the first time. */
    public LiveCatalogue current() {
        return kept.catalogue();
    }

    /** From memory when that is of this version or later, else read anew; fails where they cannot be read. */
    public Uni<LiveCatalogue> atLeast(long version) {
        return Uni.createFrom().deferred(() -> good(version)
                .map(now -> Uni.createFrom().item(now.catalogue()))
                .orElseGet(() -> back(reading.any(() -> good(version))
                                .chain(read -> isGood(read, version) ? item(read) : reading.fresh()))
                        .map(read -> checked(read, version))));
    }

    /** Read after this was asked; what was kept stays where that fails. */
    public Uni<LiveCatalogue> reread() {
        return Uni.createFrom().deferred(() -> back(reading.fresh()).map(Kept::catalogue));
    }

    /** Whether memory holds this very version, and as it is today. */
    boolean areOf(long version) {
        Kept now = kept;
        return now.catalogue().version() == version && isGood(now, version);
    }

    private Uni<Kept> read() {
        LocalDate day = time.today();
        return StoredCatalogue.read(pool, day)
                .map(stored -> new Kept(compiled.of(stored), day))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(this::keep)
                .onFailure()
                .invoke(failure -> {
                    failures.increment();
                    LOG.errorf(failure, "Live offers could not be read; memory stays at version %d", version());
                });
    }

    private void keep(Kept read) {
        kept = read;
        reads.increment();
    }

    private long version() {
        return kept.catalogue().version();
    }

    private boolean isGood(Kept one, long version) {
        return one.catalogue().version() >= version && one.day().equals(time.today());
    }

    private Optional<Kept> good(long version) {
        return Optional.of(kept).filter(one -> isGood(one, version));
    }

    private LiveCatalogue checked(Kept read, long version) {
        if (read.catalogue().version() < version) {
            throw new Unavailable("The database gave offers of version %d after version %d"
                    .formatted(read.catalogue().version(), version));
        }
        return read.catalogue();
    }

    private static Uni<Kept> item(Kept read) {
        return Uni.createFrom().item(read);
    }

    /** Whoever read it, the caller goes on where he was. */
    private <T> Uni<T> back(Uni<T> shared) {
        Context caller = vertx.getOrCreateContext();
        return shared.emitOn(command -> caller.runOnContext(on -> command.run()));
    }
}
