package dev.kequn.platform.work;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that works step by step while there is something to do, and rests until it is called or its poll is over.
 * A step that fails makes it rest; only being stopped ends it.
 */
public final class Hand {
    private static final Logger LOG = Logger.getLogger(Hand.class);

    private final Duration poll;
    private final BooleanSupplier step;
    private final Thread thread;
    private final Semaphore calls = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable String trouble;

    /** @param step does one piece of work, and tells whether there was any */
    public Hand(String name, Duration poll, BooleanSupplier step) {
        this.poll = poll;
        this.step = step;
        this.thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    /** Lets no further step begin, and waits for those in work, so long at most. */
    public static void stop(Collection<Hand> hands, Duration most) throws InterruptedException {
        leave(hands);
        long last = System.nanoTime() + most.toNanos();
        for (Hand hand : hands) {
            hand.thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(last - System.nanoTime())));
        }
    }

    public void start() {
        thread.start();
    }

    public void wake() {
        calls.release();
    }

    /** Lets no further step begin, and waits for none. */
    public static void leave(Collection<Hand> hands) {
        hands.forEach(hand -> {
            hand.stopping = true;
            hand.wake();
        });
    }

    private void work() {
        while (!stopping) {
            if (!stepped()) {
                rest();
            }
        }
    }

    private boolean stepped() {
        try {
            boolean busy = step.getAsBoolean();
            if (trouble != null) {
                LOG.infof("%s works again", thread.getName());
                trouble = null;
            }
            return busy;
        } catch (RuntimeException | Error e) {
            // Whatever it was, nobody else does this work in this process.
            complain(e.toString());
            return false;
        }
    }

    /** Once, however often it is tried again meanwhile. */
    private void complain(String reason) {
        if (!reason.equals(trouble)) {
            LOG.warnf("%s rests, and tries again every %s: %s", thread.getName(), poll, reason);
            trouble = reason;
        }
    }

    private void rest() {
        try {
            if (calls.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
