package dev.kequn.offer.ranking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a customer and an offer stand; each day null where there is none. */
public record Exposure(
        @Nullable String productCode,
        @Nullable LocalDate restsUntil,
        @Nullable LocalDate declinedOn,
        @Nullable LocalDate acceptedOn) {}
