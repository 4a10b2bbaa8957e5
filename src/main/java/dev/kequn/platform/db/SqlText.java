package dev.kequn.platform.db;

import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/** A statement under construction: text and bound values grow together, values are never spliced into the text. */
public final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    /** Appends {@code fragment}; each {@code ?} in it takes the next of {@code bound}. */
    public SqlText add(String fragment, @Nullable Object... bound) {
        int next = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            if (c == '?') {
                values.addValue(bound[next++]);
                text.append('$').append(values.size());
            } else {
                text.append(c);
            }
        }
        if (next != bound.length) {
            throw new IllegalArgumentException("%d values for %d places".formatted(bound.length, next));
        }
        return this;
    }

    /** Binds values that text appended later names by their numbers, from the next one on. */
    public SqlText bind(@Nullable Object... bound) {
        for (Object value : bound) {
            values.addValue(value);
        }
        return this;
    }

    public String text() {
        return text.toString();
    }

    public Tuple values() {
        return values;
    }
}
