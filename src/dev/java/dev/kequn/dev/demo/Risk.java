package dev.kequn.dev.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the bank thinks of a customer's credit, what he said of his own taste for risk, and what he earns the bank. */
record Risk(@Nullable Integer score, @Nullable Integer tolerance, @Nullable LocalDate assessedOn, long annualReturn) {

    /** Borrowers always have a credit score, others one in three; those with money to invest are mostly questioned. */
    static Risk of(Wealth wealth, Relation relation, Dice dice) {
        LocalDate openedOn = relation.openedOn();
        LocalDate latest = relation.closedOn() == null ? DemoBank.TODAY.minusDays(1) : relation.closedOn();
        int score = (dice.below(1001) + dice.below(1001) + dice.below(1001)) / 3;
        boolean scored = wealth.loan() > 0 || dice.chance(330);
        boolean asked = dice.chance(wealth.aum() > 5_000_000 ? 800 : 150);
        LocalDate earliest = openedOn.isAfter(LocalDate.of(2024, 1, 1)) ? openedOn : LocalDate.of(2024, 1, 1);
        LocalDate assessed = dice.between(earliest, latest);
        int tolerance = dice.between(1, 5);
        long earned = wealth.aum() * dice.between(4, 18) / 1000 + wealth.loan() * dice.between(10, 45) / 1000;
        boolean defaults = wealth.loan() > 0 && score > 700;
        return new Risk(
                scored ? score : null,
                asked ? tolerance : null,
                asked ? assessed : null,
                defaults ? earned - wealth.loan() / 20 : earned);
    }
}
