package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A transaction and the balances it left, which never change.
 *
 * @param shortfall the part of a reversal that was forgiven
 */
public record Posted(
        long customerId,
        long version,
        TransactionKind kind,
        long amount,
        LocalDate day,
        Memo memo,
        @Nullable Long reverses,
        long shortfall,
        long active,
        long pending,
        long arrears) {}
