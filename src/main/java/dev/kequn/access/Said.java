package dev.kequn.access;

import io.vertx.core.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in one order and one form, so that equal ones have equal texts and others do not. */
public final class Said {
    private Said() {}

    public static JsonArray of(@Nullable Object... values) {
        JsonArray all = new JsonArray();
        for (Object value : values) {
            all.add(said(value));
        }
        return all;
    }

    private static @Nullable Object said(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return of(list.toArray());
        }
        return value == null || value instanceof JsonArray ? value : value.toString();
    }
}
