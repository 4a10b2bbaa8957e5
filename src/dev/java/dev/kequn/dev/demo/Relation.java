package dev.kequn.dev.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where, through whom and since when a customer deals with the bank. */
record Relation(
        String branchCode,
        @Nullable String managerNo,
        @Nullable Boolean consent,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable LocalDate mobileSince) {

    static Relation of(CustomerKind kind, Wealth wealth, Dice dice) {
        int branch = dice.below(BranchFile.COUNT);
        LocalDate opened = openedOn(dice);
        LocalDate closed = closedOn(opened, dice);
        int opinion = dice.below(10);
        return new Relation(
                BranchFile.code(branch),
                ManagerFile.inChargeOf(kind, wealth.aum(), branch, dice),
                opinion < 1 ? null : Boolean.valueOf(opinion < 8),
                opened,
                closed,
                mobileSince(kind, opened, closed, dice));
    }

    /** One in twenty is new in the last counted quarter, a few came since. */
    private static LocalDate openedOn(Dice dice) {
        int roll = dice.below(1000);
        if (roll < 4) {
            return dice.between(DemoBank.LAST_DAY.plusDays(1), DemoBank.TODAY.minusDays(1));
        }
        return roll < 50
                ? dice.between(LocalDate.of(2026, 4, 1), DemoBank.LAST_DAY)
                : dice.between(LocalDate.of(2008, 1, 1), LocalDate.of(2026, 3, 31));
    }

    private static @Nullable LocalDate closedOn(LocalDate opened, Dice dice) {
        boolean closes = dice.chance(9);
        LocalDate closed = dice.between(LocalDate.of(2025, 7, 1), DemoBank.LAST_DAY);
        return closes && opened.isBefore(LocalDate.of(2025, 6, 1)) ? closed : null;
    }

    private static @Nullable LocalDate mobileSince(
            CustomerKind kind, LocalDate opened, @Nullable LocalDate closed, Dice dice) {
        boolean uses = dice.chance(kind == CustomerKind.PERSON ? 430 : 600);
        LocalDate earliest = opened.isAfter(LocalDate.of(2019, 1, 1)) ? opened : LocalDate.of(2019, 1, 1);
        LocalDate latest = closed == null ? DemoBank.TODAY.minusDays(1) : closed;
        return uses ? dice.between(earliest, latest) : null;
    }

    boolean closed() {
        return closedOn != null;
    }
}
