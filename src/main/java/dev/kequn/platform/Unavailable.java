package dev.kequn.platform;

/** The service cannot do this now; the same request may succeed later. Clients see UNAVAILABLE, not the message. */
public final class Unavailable extends RuntimeException {
    public Unavailable(String message) {
        super(message, null, false, false);
    }
}
