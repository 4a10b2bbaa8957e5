package dev.kequn.loyalty.earning;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What makes a rule look at a customer.
 *
 * @param eventType the type of the events; only for EVENT
 */
@Embeddable
public record Trigger(
        @Enumerated(EnumType.STRING) @Column(name = "trigger_kind") TriggerKind kind,
        @Nullable @Column(name = "event_type") String eventType) {}
