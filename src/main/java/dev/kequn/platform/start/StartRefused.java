package dev.kequn.platform.start;

/** The program must not start here. The message is for the operator: it names settings, never their secret values. */
final class StartRefused extends RuntimeException {
    StartRefused(String message) {
        super(message);
    }
}
