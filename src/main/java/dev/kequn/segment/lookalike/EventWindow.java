package dev.kequn.segment.lookalike;

import dev.kequn.platform.time.BusinessTime;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** The last days up to and including today, in the bank's zone. */
record EventWindow(OffsetDateTime since, OffsetDateTime until) {
    static EventWindow of(BusinessTime time) {
        LocalDate behind = time.today().plusDays(1);
        return new EventWindow(
                behind.minusDays(FeatureCatalogues.EVENT_DAYS)
                        .atStartOfDay(time.zone())
                        .toOffsetDateTime(),
                behind.atStartOfDay(time.zone()).toOffsetDateTime());
    }
}
