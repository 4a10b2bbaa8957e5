package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The ledger as one would do it with coins: every point is a thing of its own that lies somewhere. */
final class SinglePoints {
    enum Place {
        PENDING,
        ACTIVE,
        SPENT,
        EXPIRED,
        GONE
    }

    static final class Pile {
        final long number;
        final Grant grant;
        boolean active;

        @Nullable
        LocalDate from;
        /** The last day on which its points are good; with an event awaited, the last day for the event. */
        LocalDate last;

        Pile(long number, Grant grant, @Nullable LocalDate from, LocalDate last, boolean active) {
            this.number = number;
            this.grant = grant;
            this.from = from;
            this.last = last;
            this.active = active;
        }
    }

    static final class Point {
        final Pile pile;
        Place place;
        /** The transaction that spent it, and as the how-manieth point of all. */
        long spentBy;

        int turn;

        Point(Pile pile) {
            this.pile = pile;
            this.place = pile.active ? Place.ACTIVE : Place.PENDING;
        }
    }

    private static final class Entry {
        final TransactionKind kind;
        final long amount;
        long reversed;

        Entry(TransactionKind kind, long amount) {
            this.kind = kind;
            this.amount = amount;
        }
    }

    final List<Point> points = new ArrayList<>();
    final TreeMap<Long, Pile> piles = new TreeMap<>();
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private int turns;
    long owed;

    /** Null when it worked. */
    @Nullable
    PointsRefusal earn(LocalDate today, Grant grant) {
        LocalDate from =
                switch (grant.activation().kind()) {
                    case IMMEDIATE -> today;
                    case AFTER_DAYS -> today.plusDays(grant.activation().days());
                    case ON_EVENT -> null;
                };
        LocalDate last;
        if (from == null) {
            last = today.plusDays(grant.activation().days()).minusDays(1);
            if (grant.expiry().kind() == ExpiryKind.ON && grant.expiry().day().isBefore(last)) {
                last = grant.expiry().day();
            }
        } else {
            last = last(grant.expiry(), from);
        }
        if (last.isBefore(from == null ? today : from)) {
            return PointsRefusal.INVALID_VALIDITY;
        }
        long number = enter(TransactionKind.EARN, grant.amount());
        Pile pile = new Pile(number, grant, from, last, today.equals(from));
        piles.put(number, pile);
        for (long i = 0; i < grant.amount(); i++) {
            points.add(new Point(pile));
        }
        pay(today);
        return null;
    }

    @Nullable
    PointsRefusal spend(LocalDate today, long amount) {
        if (count(Place.ACTIVE) < amount) {
            return PointsRefusal.INSUFFICIENT_POINTS;
        }
        long number = enter(TransactionKind.SPEND, amount);
        for (Point point : first(today, amount)) {
            point.place = Place.SPENT;
            point.spentBy = number;
            point.turn = ++turns;
        }
        return null;
    }

    void event(LocalDate today, String type) {
        activate(
                today,
                pile -> type.equals(pile.grant.activation().eventType())
                        && points.stream().anyMatch(point -> point.pile == pile && point.place == Place.PENDING));
    }

    void settle(LocalDate today) {
        activate(today, pile -> pile.from != null && !pile.from.isAfter(today) && !pile.last.isBefore(today));
        List<Point> over = points.stream()
                .filter(point -> point.pile.last.isBefore(today))
                .filter(point -> point.place == Place.ACTIVE || point.place == Place.PENDING)
                .toList();
        if (!over.isEmpty()) {
            enter(TransactionKind.EXPIRE, over.size());
            over.forEach(point -> point.place = Place.EXPIRED);
        }
    }

    @Nullable
    PointsRefusal reverse(LocalDate today, long number, @Nullable Long wanted) {
        Entry entry = entries.get(number);
        if (entry == null) {
            return PointsRefusal.UNKNOWN_TRANSACTION;
        }
        if (entry.kind != TransactionKind.EARN && entry.kind != TransactionKind.SPEND) {
            return PointsRefusal.NOT_REVERSIBLE;
        }
        long left = entry.amount - entry.reversed;
        if (wanted != null && wanted < 1) {
            return PointsRefusal.INVALID_AMOUNT;
        }
        if (left == 0 || wanted != null && wanted > left) {
            return PointsRefusal.EXCEEDS_ORIGINAL;
        }
        long amount = wanted == null ? left : wanted;
        PointsRefusal refusal = null;
        if (entry.kind == TransactionKind.SPEND) {
            giveBack(today, number, amount);
        } else {
            refusal = takeBack(today, piles.get(number), amount);
        }
        if (refusal == null) {
            entry.reversed += amount;
        }
        return refusal;
    }

    private void giveBack(LocalDate today, long number, long amount) {
        points.stream()
                .filter(point -> point.place == Place.SPENT && point.spentBy == number)
                .sorted(Comparator.comparing((Point point) -> -point.turn))
                .limit(amount)
                .forEach(point -> point.place = point.pile.last.isBefore(today) ? Place.EXPIRED : Place.ACTIVE);
        enter(TransactionKind.REVERSE, amount);
        pay(today);
    }

    private @Nullable PointsRefusal takeBack(LocalDate today, Pile pile, long amount) {
        List<Point> own = points.stream()
                .filter(point -> point.pile == pile)
                .filter(point -> point.place == Place.ACTIVE || point.place == Place.PENDING)
                .limit(amount)
                .toList();
        List<Point> expired = points.stream()
                .filter(point -> point.pile == pile && point.place == Place.EXPIRED)
                .limit(amount - own.size())
                .toList();
        long spent = amount - own.size() - expired.size();
        if (spent > 0 && pile.grant.onSpent() == SpentPolicy.REFUSE) {
            return PointsRefusal.POINTS_SPENT;
        }
        List<Point> others = first(today, Integer.MAX_VALUE).stream()
                .filter(point -> !own.contains(point))
                .limit(spent)
                .toList();
        long missing = spent - others.size();
        if (missing == amount && pile.grant.onSpent() == SpentPolicy.CLAMP) {
            return PointsRefusal.POINTS_SPENT;
        }
        own.forEach(point -> point.place = Place.GONE);
        expired.forEach(point -> point.place = Place.GONE);
        others.forEach(point -> point.place = Place.GONE);
        owed += pile.grant.onSpent() == SpentPolicy.ARREARS ? missing : 0;
        enter(TransactionKind.REVERSE, amount);
        return null;
    }

    private void activate(LocalDate today, Predicate<Pile> which) {
        List<Pile> woken = piles.values().stream()
                .filter(pile -> !pile.active)
                .filter(which)
                .filter(pile -> points.stream().anyMatch(point -> point.pile == pile && point.place == Place.PENDING))
                .toList();
        if (woken.isEmpty()) {
            return;
        }
        long moved = 0;
        for (Pile pile : woken) {
            pile.active = true;
            if (pile.from == null) {
                pile.from = today;
                pile.last = last(pile.grant.expiry(), today);
            }
            for (Point point : points) {
                if (point.pile == pile && point.place == Place.PENDING) {
                    point.place = Place.ACTIVE;
                    moved++;
                }
            }
        }
        enter(TransactionKind.ACTIVATE, moved);
        pay(today);
    }

    private void pay(LocalDate today) {
        for (Point point : first(today, owed)) {
            point.place = Place.GONE;
            owed--;
        }
    }

    /** Points that can be spent, those that are good for the shortest time first. */
    private List<Point> first(LocalDate today, long most) {
        return points.stream()
                .filter(point -> point.place == Place.ACTIVE && !point.pile.last.isBefore(today))
                .sorted(Comparator.comparing((Point point) -> point.pile.last)
                        .thenComparing(point -> point.pile.number))
                .limit(most)
                .toList();
    }

    private long enter(TransactionKind kind, long amount) {
        long number = entries.size() + 1L;
        entries.put(number, new Entry(kind, amount));
        return number;
    }

    long count(Place place) {
        return points.stream().filter(point -> point.place == place).count();
    }

    int transactions() {
        return entries.size();
    }

    private static LocalDate last(Expiry expiry, LocalDate from) {
        return switch (expiry.kind()) {
            case NEVER -> LocalDate.MAX;
            case DAYS -> from.plusDays(expiry.number() - 1L);
            case END_OF_MONTH ->
                YearMonth.from(from).plusMonths(expiry.number()).atEndOfMonth();
            case ON -> expiry.day();
        };
    }
}
