package dev.kequn.loyalty.graphql;

/** What an idempotency key is, for the arguments that take one. */
final class KeyText {
    static final String DESCRIPTION =
            "1 to 200 characters of your own choice; the same request with the same key is done "
                    + "once and answered alike, another request with it is refused. Keys of other callers are other keys.";

    private KeyText() {}
}
