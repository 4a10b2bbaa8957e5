package dev.kequn.loyalty.earning;

import org.jspecify.annotations.Nullable;

/** The most that one customer earns by a rule in a period; null where that does not limit. */
public record Cap(CapPeriod period, @Nullable Long points, @Nullable Integer times) {}
