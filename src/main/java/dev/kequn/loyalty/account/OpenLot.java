package dev.kequn.loyalty.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the points one transaction brought, on the business date.
 *
 * @param version of that transaction
 * @param activeFrom null while it waits for an event
 * @param expiresOn first day on which the points are void, for one that waits for an event the first day on which it is
 *     too late; null for never
 */
public record OpenLot(
        long customerId,
        long version,
        long granted,
        long remaining,
        boolean active,
        @Nullable LocalDate activeFrom,
        @Nullable LocalDate expiresOn,
        @Nullable String awaitsEvent) {}
