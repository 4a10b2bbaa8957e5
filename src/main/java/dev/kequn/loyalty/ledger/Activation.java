package dev.kequn.loyalty.ledger;

import org.jspecify.annotations.Nullable;

/** When points become active. */
public record Activation(ActivationKind kind, @Nullable Integer days, @Nullable String eventType) {}
