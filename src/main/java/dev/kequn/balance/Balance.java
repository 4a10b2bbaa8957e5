package dev.kequn.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a customer keeps now, in minor units.
 *
 * @param asOf the day from which it is so
 * @param statedThrough the last day for which the bank stated it; later days are carried
 */
public record Balance(
        long customerId, LocalDate asOf, LocalDate statedThrough, long aum, long loan, @Nullable Long deposit) {}
