package dev.kequn.platform.time;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whole days from {@code from}, up to but without {@code to}. */
public record Window(LocalDate from, LocalDate to) {
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A window begins before it ends: %s, %s".formatted(from, to));
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public LocalDate lastDay() {
        return to.minusDays(1);
    }
}
