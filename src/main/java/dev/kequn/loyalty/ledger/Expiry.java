package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When points expire. */
public record Expiry(ExpiryKind kind, @Nullable Integer number, @Nullable LocalDate day) {}
