package dev.kequn.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is understood and refused; nothing has been changed.
 *
 * <p>Mutations turn it into a typed error of their payload; where nobody does, it reaches the client as a top-level
 * error with the same code. The message is meant for the client: no internals, no personal data.
 */
public class Refusal extends RuntimeException {
    private final Enum<?> code;
    private final @Nullable String field;

    public Refusal(Enum<?> code, @Nullable String field, String message) {
        super(message, null, false, false);
        this.code = code;
        this.field = field;
    }

    public Refusal(Enum<?> code, String message) {
        this(code, null, message);
    }

    /** The stable code, one constant of the refusing use case's own enum. */
    public Enum<?> code() {
        return code;
    }

    /** The code as a constant of {@code type}; a code of another enum is a programming error. */
    public <E extends Enum<E>> E code(Class<E> type) {
        return type.cast(code);
    }

    /** What else a client can work with, by the names it has in the extensions of a top-level error. */
    public Map<String, Object> details() {
        return Map.of();
    }

    /** The argument that was refused, as it is named in the schema; null where none alone is to blame. */
    public @Nullable String field() {
        return field;
    }
}
