package dev.kequn.platform;

import org.jspecify.annotations.Nullable;

/** The service cannot do this now; the same request may succeed later. Clients see UNAVAILABLE, not the message. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String message) {
        this(message, null);
    }

    public Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }
}
