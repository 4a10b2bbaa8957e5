package dev.kequn.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The bank's calendar: which day it is in the bank's zone, unless a setting pins the day. */
@ApplicationScoped
public class BusinessTime {
    private final Clock clock;

    public BusinessTime(BankSettings bank) {
        this.clock = bank.businessDate()
                .map(day -> Clock.fixed(
                        day.atTime(LocalTime.NOON).atZone(bank.zone()).toInstant(), bank.zone()))
                .orElseGet(() -> Clock.system(bank.zone()));
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Now in the bank's zone; noon of the pinned day where the day is pinned. */
    public ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    public ZoneId zone() {
        return clock.getZone();
    }
}
