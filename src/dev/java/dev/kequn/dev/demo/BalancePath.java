package dev.kequn.dev.demo;

import dev.kequn.dev.demo.Dice.Topic;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A customer's balances over the counted half-year, state by state: the first on the first day he has the account, the
 * last on the last day (or the day of closing, with nothing left), some twenty in all.
 */
final class BalancePath {
    /** Mean distance between two states is half of this, in days. */
    private static final int LONGEST_STEP = 17;

    private final Wealth wealth;
    private final LocalDate end;
    private final boolean closes;
    private final Dice dice;
    private LocalDate day;

    BalancePath(DemoCustomer customer) {
        Relation relation = customer.relation();
        LocalDate opened = relation.openedOn();
        LocalDate closed = relation.closedOn();
        this.wealth = customer.wealth();
        this.day = opened.isAfter(DemoBank.FIRST_DAY) ? opened : DemoBank.FIRST_DAY;
        this.end = closed == null ? DemoBank.LAST_DAY : closed;
        this.closes = closed != null;
        this.dice = Dice.of(Topic.BALANCE, customer.index());
    }

    /** Whether there is a further state. */
    boolean hasNext() {
        return !day.isAfter(end);
    }

    /** The next state; only after {@link #hasNext}. */
    State next() {
        LocalDate today = day;
        day = today.equals(end) ? end.plusDays(1) : earlier(today.plusDays(dice.between(1, LONGEST_STEP)), end);
        double noise = 0.94 + 0.12 * dice.unit();
        if (closes && today.equals(end)) {
            return new State(today, 0, 0, 0);
        }
        long aum = Math.round(wealth.aum() * noise * factor(today));
        return new State(today, aum, loan(today), aum * wealth.depositShare() / 1000);
    }

    /** The last state; all zero where there is none. */
    State last() {
        State last = new State(end, 0, 0, 0);
        while (hasNext()) {
            last = next();
        }
        return last;
    }

    /** Debts are paid back by one in two hundred a month. */
    private long loan(LocalDate today) {
        return wealth.loan() - wealth.loan() / 200 * (today.getMonthValue() - 1);
    }

    private double factor(LocalDate today) {
        double passed = ChronoUnit.DAYS.between(DemoBank.FIRST_DAY, today) / 181.0;
        return switch (wealth.pattern()) {
            case STEADY -> 1;
            case SALARY -> 1.35 - 0.7 * ((today.getDayOfMonth() + 20) % 30) / 30.0;
            case SEASONAL -> passed < 0.2 ? 1.6 : passed < 0.8 ? 0.35 : 0.9;
            case RISING -> 0.6 + passed;
            case FALLING -> 1.5 - 1.3 * passed;
            case WINDOW_DRESSING -> counted(today) ? 6 : 0.1;
        };
    }

    private static boolean counted(LocalDate today) {
        return today.getMonthValue() % 3 == 0 && today.getDayOfMonth() > 27;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** What is kept from a day on, in minor units. */
    record State(LocalDate day, long aum, long loan, long deposit) {}
}
