package dev.kequn.platform.time;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;

/** The bank's own facts; one currency per deployment. */
@ConfigMapping(prefix = "kequn.bank")
public interface BankSettings {
    ZoneId zone();

    Currency currency();

    /** Pins the business date, for a demo bank or a replay of old data. */
    Optional<LocalDate> businessDate();
}
