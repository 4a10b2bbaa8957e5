package dev.kequn.dev.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One product held. @param balance minor units; null where the product has none */
record Holding(
        Product product,
        String accountNo,
        LocalDate openedOn,
        @Nullable LocalDate maturesOn,
        @Nullable LocalDate closedOn,
        @Nullable Long balance) {}
