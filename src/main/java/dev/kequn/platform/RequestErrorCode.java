package dev.kequn.platform;

/** Codes of the top-level errors, in {@code extensions.code}. */
public enum RequestErrorCode implements HttpStatus {
    /** The request is not a GraphQL request: not JSON, nested too deep, no {@code query}. */
    BAD_REQUEST,
    /** The document does not parse. */
    SYNTAX_ERROR,
    /** The document does not fit the schema, or a variable does not fit its type. */
    VALIDATION_ERROR,
    /** An argument has the right type and a value outside its limits. */
    INVALID_ARGUMENT,
    /** The cursor was not made by this list. */
    INVALID_CURSOR,
    /** The filter must be narrower for this caller. */
    FILTER_REQUIRED,
    /** Deeper, costlier, or with more aliases, root fields or directives than allowed. */
    OPERATION_TOO_LARGE,
    /** No valid token. */
    UNAUTHENTICATED,
    /** The caller's roles do not allow this field. */
    FORBIDDEN,
    /** Introspection is switched off. */
    INTROSPECTION_DISABLED,
    /** The service cannot answer now; the same request may succeed later. */
    UNAVAILABLE,
    /** A fault on our side; the reference in the message is in the log. */
    INTERNAL_ERROR;

    @Override
    public int status() {
        return this == UNAVAILABLE ? 503 : 400;
    }
}
