package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The points one transaction brought, and what is left of them; numbered by that transaction's version. */
final class Lot {
    /** The order in which points are spent. */
    static final Comparator<Lot> ORDER = Comparator.comparing(
                    Lot::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparingLong(Lot::version);

    private final long version;
    private final long granted;
    private final @Nullable String awaits;
    private final @Nullable Expiry then;
    private final SpentPolicy onSpent;
    private long remaining;
    private boolean active;
    private @Nullable LocalDate activeFrom;
    private @Nullable LocalDate expiresOn;

    Lot(
            long version,
            long granted,
            long remaining,
            boolean active,
            @Nullable LocalDate activeFrom,
            @Nullable LocalDate expiresOn,
            @Nullable String awaits,
            @Nullable Expiry then,
            SpentPolicy onSpent) {
        this.version = version;
        this.granted = granted;
        this.remaining = remaining;
        this.active = active;
        this.activeFrom = activeFrom;
        this.expiresOn = expiresOn;
        this.awaits = awaits;
        this.then = then;
        this.onSpent = onSpent;
    }

    long version() {
        return version;
    }

    long granted() {
        return granted;
    }

    long remaining() {
        return remaining;
    }

    boolean active() {
        return active;
    }

    @Nullable
    LocalDate activeFrom() {
        return activeFrom;
    }

    @Nullable
    LocalDate expiresOn() {
        return expiresOn;
    }

    @Nullable
    String awaits() {
        return awaits;
    }

    @Nullable
    Expiry then() {
        return then;
    }

    SpentPolicy onSpent() {
        return onSpent;
    }

    boolean expiredBy(LocalDate day) {
        return expiresOn != null && !expiresOn.isAfter(day);
    }

    boolean spendableOn(LocalDate day) {
        return active && remaining > 0 && !expiredBy(day);
    }

    /** Whether it is time for the pending points to become active. */
    boolean dueToActivate(LocalDate day) {
        return !active && remaining > 0 && activeFrom != null && !activeFrom.isAfter(day) && !expiredBy(day);
    }

    boolean awaits(String eventType) {
        return !active && remaining > 0 && eventType.equals(awaits);
    }

    /** The next day on which something happens to it by itself. */
    @Nullable
    LocalDate due() {
        if (remaining == 0) {
            return null;
        }
        return active || activeFrom == null || expiresOn != null && expiresOn.isBefore(activeFrom)
                ? expiresOn
                : activeFrom;
    }

    void activate(LocalDate day) {
        active = true;
        if (activeFrom == null) {
            activeFrom = day;
            expiresOn = then == null ? null : then.expiresOn(day);
        }
    }

    void take(long amount) {
        remaining -= amount;
    }

    void giveBack(long amount) {
        remaining += amount;
    }
}
