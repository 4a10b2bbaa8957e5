package dev.kequn.loyalty.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When points can be spent.
 *
 * @param days for AFTER_DAYS how many, for ON_EVENT within how many the event must come; 1 to 3650
 * @param eventType for ON_EVENT the type of the event, 1 to 64 characters
 */
public record Activation(ActivationKind kind, @Nullable Integer days, @Nullable String eventType) {
    public static final Activation IMMEDIATE = new Activation(ActivationKind.IMMEDIATE, null, null);

    static final int MOST_DAYS = 3650;

    /** @throws IllegalArgumentException with a message for the client */
    public Activation {
        if ((kind == ActivationKind.IMMEDIATE) != (days == null) || days != null && (days < 1 || days > MOST_DAYS)) {
            throw new IllegalArgumentException("AFTER_DAYS and ON_EVENT take days, 1 to " + MOST_DAYS + ", no other");
        }
        if ((kind == ActivationKind.ON_EVENT) != (eventType != null)
                || eventType != null && (eventType.isBlank() || eventType.length() > 64 || eventType.indexOf(0) >= 0)) {
            throw new IllegalArgumentException("ON_EVENT takes an event type of 1 to 64 characters, no other does");
        }
    }

    /** First day on which the points can be spent; null when an event decides. */
    @Nullable
    LocalDate activeFrom(LocalDate day) {
        return switch (kind) {
            case IMMEDIATE -> day;
            case AFTER_DAYS -> day.plusDays(days);
            case ON_EVENT -> null;
        };
    }
}
